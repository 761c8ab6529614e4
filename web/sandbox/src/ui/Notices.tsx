import { useCell } from '../data/cell.ts'
import { dismiss, notices } from '../data/notices.ts'
import { Icon } from './Icon.tsx'

export function Notices() {
  const shown = useCell(notices)
  return (
    <div className="notices" role="status" aria-live="polite">
      {shown.map((notice) => (
        <div key={notice.id} className={`notice tone-${notice.tone}`}>
          <Icon name={notice.tone === 'bad' ? 'warn' : 'done'} /><span>{notice.text}</span>
          <button type="button" className="button button-icon" aria-label="Dismiss" onClick={() => dismiss(notice.id)}><Icon name="cross" /></button>
        </div>
      ))}
    </div>
  )
}
