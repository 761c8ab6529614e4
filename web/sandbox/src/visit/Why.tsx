import type { VisitMessage } from '../api/types.ts'
import { momentOf } from '../data/zone.ts'
import { Icon } from '../ui/Icon.tsx'
import { phoneNumber } from '../ui/number.ts'
import { sentenceCase } from '../ui/status.ts'

const stopped = /skip|cancel|fail|block|refus|stop|wait|defer|delay/i

/** The rules that were asked, in order, and every try. */
export function Why({ message }: { message: VisitMessage }) {
  const lines = message.explanation ?? []
  const tries = message.attempts ?? []
  if (lines.length + tries.length === 0) return null
  return (
    <details className="why">
      <summary>Why?</summary>
      <ul>
        {lines.map((line, at) => {
          const no = stopped.test(line.outcome)
          return (
            <li key={at} className={no ? 'why-no' : undefined}>
              <Icon name={no ? 'away' : 'check'} size={14} />
              <span>{sentenceCase(line.rule)}<span className="hidden">: {line.outcome}</span>{line.detail && <small>{line.detail}</small>}</span>
            </li>
          )
        })}
        {tries.map((one, at) => (
          <li key={`try ${at}`}><Icon name="send" size={14} /><span>{sentenceCase(one.outcome)}{one.errorCode ? ` (${one.errorCode})` : ''}<small>{one.to ? `${phoneNumber(one.to)}, ` : ''}{momentOf(one.at)}</small></span></li>
        ))}
      </ul>
    </details>
  )
}
