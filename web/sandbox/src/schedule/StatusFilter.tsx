import type { VisitStatus } from '../api/types.ts'
import { Icon } from '../ui/Icon.tsx'
import { visitLook } from '../ui/status.ts'

interface Props { counts: { status: VisitStatus; count: number }[]; at?: VisitStatus; onPick: (status: VisitStatus | undefined) => void }

export function StatusFilter({ counts, at, onPick }: Props) {
  const gone = at && !counts.some(({ status }) => status === at)
  return (
    <div className="chips day-chips" role="group" aria-label="Status">
      {(gone ? [...counts, { status: at, count: 0 }] : counts).map(({ status, count }) => {
        const look = visitLook(status)
        return (
          <button key={status} type="button" className="chip-button" aria-pressed={at === status} onClick={() => onPick(at === status ? undefined : status)}>
            <span className={`tone-${look.tone} ink`}><Icon name={look.icon} size={14} /></span>{look.word}<span className="num">{count}</span>
          </button>
        )
      })}
    </div>
  )
}
