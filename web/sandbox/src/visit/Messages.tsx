import type { Appointment, VisitMessage } from '../api/types.ts'
import { useReasons } from '../data/queries.ts'
import { momentOf } from '../data/zone.ts'
import { Badge } from '../ui/Badge.tsx'
import { phoneNumber } from '../ui/number.ts'
import { channelWord, purposeWord, stateLook } from '../ui/status.ts'
import { reasonWords } from './reasonWords.ts'
import { Why } from './Why.tsx'

const moment = (message: VisitMessage) => Date.parse(message.sentAt ?? message.dueAt)

/** Every message of the visit in time order, and why it went or did not. */
export function Messages({ visit }: { visit: Appointment }) {
  const { data: reasons } = useReasons()
  const messages = [...visit.messages].sort((a, b) => moment(a) - moment(b))
  return (
    <section className="visit-part" aria-labelledby="visit-messages">
      <h3 id="visit-messages">Messages</h3>
      {messages.length === 0 && <p className="quiet">None planned. Reminders appear here as soon as the visit qualifies for them.</p>}
      <ol className="line">
        {messages.map((message) => {
          const why = reasonWords(message.reason, reasons)
          return (
            <li key={message.id}>
              <i className={`mark mark-${message.state.toLowerCase()}`} />
              <div className="line-top"><strong>{purposeWord(message.purpose)}</strong><Badge look={stateLook(message.state)} plain /></div>
              <div className="quiet">
                {message.sentAt ? 'Sent' : message.state === 'PLANNED' ? 'Due' : 'Was due'} {momentOf(message.sentAt ?? message.dueAt)}
                {message.to && <>, {channelWord(message.channel)} to <span className="nowrap">{phoneNumber(message.to)}</span></>}
              </div>
              {why && <p className="line-why">{why.sentence}{why.remedy && <span className="quiet"> {why.remedy}</span>}</p>}
              {message.body && <blockquote>{message.body}</blockquote>}
              <Why message={message} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}
