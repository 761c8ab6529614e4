import { useMemo } from 'react'
import { useCell } from '../data/cell.ts'
import { groupDevices } from '../data/devices.ts'
import { useConversations, useMessageLog, usePatients } from '../data/queries.ts'
import { readMarks } from '../data/readMarks.ts'
import { sentTexts } from '../data/sent.ts'
import { summarise, type Summary } from './summaries.ts'

export function usePhones(): { phones?: Summary[]; error?: Error } {
  const patients = usePatients()
  const { data: log } = useMessageLog()
  const { data: conversations } = useConversations()
  const sent = useCell(sentTexts)
  const read = useCell(readMarks)
  const devices = useMemo(() => (patients.data ? groupDevices(patients.data) : undefined), [patients.data])
  const phones = useMemo(() => (devices ? summarise(devices, log ?? [], conversations ?? [], sent, read) : undefined), [devices, log, conversations, sent, read])
  return { phones, error: patients.error }
}
