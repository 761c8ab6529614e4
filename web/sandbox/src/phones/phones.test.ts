import { describe, expect, it } from 'vitest'
import type { Conversation, ConversationEntry, Patient, SandboxMessage } from '../api/types.ts'
import { groupDevices } from '../data/devices.ts'
import { pieces } from './links.ts'
import { asksForAnswer, matches, summarise } from './summaries.ts'
import { toThread } from './thread.ts'

const NUMBER = '+15550101103'
const at = (minute: number) => `2026-12-02T17:${String(minute).padStart(2, '0')}:00Z`
const text = (id: string, minute: number, body: string): SandboxMessage =>
  ({ id, provider: 'twilio', channel: 'sms', from: '+1', to: NUMBER, subject: null, body, mediaUrls: [], at: at(minute), status: 'delivered' })
const entry = (id: string, minute: number, direction: ConversationEntry['direction'], body: string): ConversationEntry =>
  ({ id, at: at(minute), direction, channel: 'SMS', body, meaning: null })
const bodies = (bubbles: { body: string }[]) => bubbles.map((bubble) => bubble.body)

describe('a thread', () => {
  it('keeps the conversation’s order where the clock stood still', () => {
    const received = [text('1', 0, 'Reply YES'), text('2', 5, 'Thank you'), text('3', 5, 'Stopped')]
    const entries = [entry('a', 0, 'OUTBOUND', 'Reply YES'), entry('b', 5, 'INBOUND', 'YES'), entry('c', 5, 'OUTBOUND', 'Thank you'), entry('d', 5, 'INBOUND', 'STOP'), entry('e', 5, 'OUTBOUND', 'Stopped')]
    expect(bodies(toThread(received, entries, []))).toEqual(['Reply YES', 'YES', 'Thank you', 'STOP', 'Stopped'])
  })

  it('shows what the conversation does not have, in its time', () => {
    expect(bodies(toThread([text('1', 0, 'Reminder'), text('2', 9, 'Later')], [entry('b', 5, 'INBOUND', 'Hello')], []))).toEqual(['Reminder', 'Hello', 'Later'])
  })

  it('shows a text at once, and once only when the conversation has it', () => {
    const sent = [{ id: 's', from: NUMBER, body: 'YES', at: at(5) }]
    expect(toThread([], [], sent)).toMatchObject([{ body: 'YES', mine: true, pending: true }])
    expect(toThread([], [entry('b', 5, 'INBOUND', 'YES')], sent)).toMatchObject([{ id: 'b' }])
  })

  it('does not show what never reached the phone', () => {
    expect(toThread([], [entry('a', 0, 'OUTBOUND', 'Skipped')], [])).toEqual([])
  })
})

describe('the list of phones', () => {
  const patient = (id: string, firstName: string, value: string): Patient =>
    ({ id, ehrId: id, firstName, lastName: 'Bell', dateOfBirth: null, language: 'en', doNotContact: false, contacts: [{ kind: 'MOBILE', value, active: true, valid: true }] })
  const devices = groupDevices([patient('1', 'Ana', '+15550200000'), patient('2', 'Zoe', NUMBER)])
  const log = [text('1', 0, 'Reply YES to confirm')]

  it('puts unread phones first and knows which question is open', () => {
    const [first] = summarise(devices, log, [], [], {})
    expect(first).toMatchObject({ unread: 1, waiting: true })
  })

  it('takes a read phone and an answered question away', () => {
    const answered = summarise(devices, log, [], [{ id: 's', from: NUMBER, body: 'YES', at: at(0) }], { [NUMBER]: at(0) })
    expect(answered.find((one) => one.device.number === NUMBER)).toMatchObject({ unread: 0, waiting: false })
  })

  it('asks again after an answer when a new question comes', () => {
    const conversation = { contactValue: NUMBER, lastEntryAt: at(1), lastEntry: { direction: 'INBOUND', body: 'YES', meaning: null }, needsPerson: true } as Conversation
    expect(summarise(devices, [...log, text('2', 9, 'Reply YES')], [conversation], [], {})[0]).toMatchObject({ waiting: true, needsPerson: true })
  })

  it('is searched by name and by digits', () => {
    const [zoe] = summarise(devices, log, [], [], {})
    expect(zoe && [matches(zoe, 'all', 'zo bell'), matches(zoe, 'all', '(555) 010'), matches(zoe, 'all', 'ana'), matches(zoe, 'unread', '')]).toEqual([true, true, false, true])
  })
})

describe('a question', () => {
  it.each([
    ['Reply YES to confirm or NO to cancel.', true],
    ['Responda SÍ para confirmar o NO para cancelar.', true],
    ['Responda SI para confirmar.', true],
    ['Thank you. A person will read it and answer by the end of the day.', false],
    ['You will get no more messages from us. Reply START to get them again.', false],
  ])('is told from a statement: %s', (body, asks) => expect(asksForAnswer(body)).toBe(asks))
})

describe('links', () => {
  it('are cut out of a text without the full stop after them', () => {
    expect(pieces('Go: http://localhost:5080/l/abc.\nBye')).toEqual([{ text: 'Go: ' }, { text: 'http://localhost:5080/l/abc', href: 'http://localhost:5080/l/abc' }, { text: '.\nBye' }])
  })
})
