import { Icon } from './Icon.tsx'
import type { Look } from './status.ts'

/** Colour never alone: icon and word with it. */
export const Badge = ({ look, plain = false }: { look: Look; plain?: boolean }) => (
  <span className={`badge tone-${look.tone}${plain ? ' badge-plain' : ''}`}><Icon name={look.icon} size={14} />{look.word}</span>
)
