import { describe, expect, it } from 'vitest'
import { toEvents } from './events.ts'

const at = '2026-12-02T17:00:00Z'
const out = { id: 'm', provider: 'twilio', channel: 'sms', from: '+1', to: '+15550101', subject: null, body: 'Sandbox Family Medicine: Thank you.', mediaUrls: [], at, status: 'delivered' }
const row = { id: 'r', at, encounter: '4711', column: 'STATUS', before: 'PEN', after: 'CONF' }
const sent = { id: 's', from: '+15550101', body: 'YES', at }

describe('the feed', () => {
  it('tells answer, row and reply in that order, newest first, though the clock stood still', () => {
    expect(toEvents([], [out], [], [sent], [row]).map((event) => event.kind)).toEqual(['out', 'row', 'in'])
  })

  it('leaves out the clinic’s name, which every message begins with', () => {
    expect(toEvents([], [out], [], [], [])[0]).toMatchObject({ text: 'Thank you.', who: '+15550101' })
  })

  it('tells an answer once', () => {
    const conversation = { id: 'c', contactValue: '+15550101', ourNumber: null, patient: null, needsPerson: false, lastEntryAt: at, lastEntry: { direction: 'INBOUND' as const, body: 'YES', meaning: 'confirm' } }
    expect(toEvents([], [], [conversation], [sent], [])).toHaveLength(1)
    expect(toEvents([], [], [conversation], [], [])).toMatchObject([{ kind: 'in', meaning: 'confirm' }])
  })
})
