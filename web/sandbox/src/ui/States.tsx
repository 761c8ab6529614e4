import type { ReactNode } from 'react'
import { refreshAll } from '../data/resource.ts'
import { Icon, type IconName } from './Icon.tsx'

/** What will be here, and how to get it. */
export const Empty = ({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) => (
  <div className="empty"><span className="empty-icon"><Icon name={icon} size={20} /></span><strong>{title}</strong>{children && <p>{children}</p>}</div>
)

/** Grey lines that appear only when the answer takes longer than 150 ms (the delay is in the style sheet). */
export const Skeleton = ({ lines = 6 }: { lines?: number }) => (
  <div className="skeleton" role="status" aria-label="Loading">{Array.from({ length: lines }, (_, line) => <i key={line} />)}</div>
)

export const Trouble = ({ what, error }: { what: string; error: Error }) => (
  <div className="trouble" role="alert">
    <Icon name="warn" />
    <span><strong>{what}</strong> {error.message}</span>
    <button type="button" className="button button-small" onClick={() => void refreshAll()}>Try again</button>
  </div>
)
