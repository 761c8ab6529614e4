import './hint.css'
import { keptCell, useCell } from '../data/cell.ts'
import { rowChanges } from '../data/changes.ts'
import { useMessageLog } from '../data/queries.ts'
import { sentTexts } from '../data/sent.ts'
import { Icon } from '../ui/Icon.tsx'
import { stepsOf } from './steps.ts'

const put = keptCell('luma.sandbox.hint.away', false)

export function Hint() {
  const away = useCell(put)
  const { data: log } = useMessageLog()
  const answers = useCell(sentTexts).map((text) => text.body)
  const codes = useCell(rowChanges).filter((change) => change.column === 'STATUS').map((change) => change.after)
  if (away || !log) return null
  const steps = stepsOf({ messages: log.length, answers, codes })
  const at = steps.findIndex((step) => !step.done)
  return (
    <aside className="hint" aria-label="First steps">
      <ol>
        {steps.map((step, index) => (
          <li key={step.title} className={step.done ? 'step-done' : index === at ? 'step-now' : undefined}>
            <span className="step-mark">{step.done ? <Icon name="check" size={12} /> : index + 1}</span>
            <span><strong>{step.title}</strong>{index === at && <small>{step.text}</small>}</span>
            {step.done && <span className="hidden">done</span>}
          </li>
        ))}
      </ol>
      {at < 0 && <span className="hint-end">That is the whole loop.</span>}
      <button type="button" className="button button-icon" aria-label="Hide the first steps" title="Hide" onClick={() => put.set(true)}><Icon name="cross" /></button>
    </aside>
  )
}
