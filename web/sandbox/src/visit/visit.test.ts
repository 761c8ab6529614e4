import { describe, expect, it } from 'vitest'
import { reasonWords } from './reasonWords.ts'
import { changesOf, editOf, shown, splitColumns } from './row.ts'

const row = { encounterID: 4711, date: '2026-12-03', startTime: '11:45:00', endTime: '12:15:00', STATUS: 'PEN', POS: 11 }

describe('reasons', () => {
  const reasons = [
    { code: 'confirmed', sentence: 'The patient has confirmed.', remedy: 'Set reminders.afterConfirm to sendAll.' },
    { code: 'superseded', sentence: 'A later one is due.', remedy: 'Nothing: the later one goes.' },
  ]
  it('are sentences, with what would change them', () => expect(reasonWords('confirmed', reasons)).toEqual({ sentence: 'The patient has confirmed.', remedy: 'Set reminders.afterConfirm to sendAll.' }))
  it('do not offer a remedy that is none', () => expect(reasonWords('superseded', reasons)?.remedy).toBeUndefined())
  it('are spelt out when the list does not know them', () => expect(reasonWords('quietHours', undefined)).toEqual({ sentence: 'Quiet hours.' }))
  it('are silent without a code', () => expect(reasonWords(null, reasons)).toBeUndefined())
})

describe('an eCW row', () => {
  it('sends only what was changed', () => {
    expect(changesOf(row, editOf(row))).toEqual({})
    expect(changesOf(row, { ...editOf(row), STATUS: 'CONF' })).toEqual({ STATUS: 'CONF' })
  })
  it('moves the end along with the start', () => {
    expect(changesOf(row, { ...editOf(row), startTime: '13:00' })).toEqual({ startTime: '13:00:00', endTime: '13:30:00' })
  })
  it('shows the columns that matter first and tells NULL from empty', () => {
    expect(splitColumns(row)).toEqual({ first: ['encounterID', 'STATUS', 'date', 'startTime', 'endTime'], rest: ['POS'] })
    expect([shown(null), shown(''), shown(0)]).toEqual(['NULL', '‘’', '0'])
  })
})
