import type { Patient } from '../src/api/types.ts'
import { addDays, atLocal, dayOf } from '../src/data/zone.ts'
import { planReminders } from './reminders.ts'
import { seeded } from './random.ts'
import type { EcwRow, Visit } from './world.ts'

const facilities = ['Mission Street', 'Oak Grove', 'Harbor Point']
const providers = ['Dr. Alan Ferris', 'Dr. Mei Sato', 'Dr. Ruth Abara', 'Dr. Luis Ortega', 'Nora Quinn, NP', 'Dr. Sana Iqbal', 'Dr. Tom Breck', 'Eve Larsen, PA']
const types = ['Follow-up', 'New patient', 'Annual physical', 'Well child', 'Telehealth', 'Procedure']

export function seedVisits(patients: Patient[], start: string): { visits: Visit[]; enc: EcwRow[] } {
  const random = seeded(42)
  const visits: Visit[] = []
  const enc: EcwRow[] = []
  for (let offset = -7; offset <= 21; offset++) {
    const day = addDays(dayOf(start), offset)
    if ([0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())) continue
    const today = [...patients].sort(() => random() - 0.5).slice(0, 15)
    today.forEach((patient, at) => {
      const minutes = 8 * 60 + Math.floor(((at + random()) * 9 * 60) / 15 / 15) * 15
      const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
      const id = 4700 + visits.length
      const dice = random()
      const [status, code] = offset < 0 ? (dice < 0.12 ? (['NO_SHOW', 'N/S'] as const) : (['COMPLETED', 'CHK'] as const))
        : dice < 0.08 ? (['CANCELLED', 'CANC'] as const) : offset < 2 && dice < 0.35 ? (['CONFIRMED', 'CONF'] as const) : (['UNCONFIRMED', 'PEN'] as const)
      const provider = Math.floor(random() * providers.length)
      const type = Math.floor(random() * types.length)
      const visit: Visit = {
        id: `ap_${id}`, ehrId: String(id), status, ehrStatusCode: code, start: atLocal(day, time), durationMinutes: [15, 30, 45][type % 3] ?? 30,
        patient: { id: patient.id, ehrId: patient.ehrId, firstName: patient.firstName, lastName: patient.lastName },
        provider: { id: `pr_${provider}`, name: providers[provider] ?? '' }, facility: { id: `fa_${provider % 3}`, name: facilities[provider % 3] ?? '' },
        type: { id: `ty_${type}`, name: types[type] ?? '' }, countedAsNoShow: status === 'NO_SHOW', remindersBlocked: false, messages: [],
      }
      visit.messages = planReminders(visit, patient, start)
      visits.push(visit)
      enc.push({
        encounterID: id, patientID: Number(patient.ehrId), doctorID: 300 + provider, ResourceId: 300 + provider, facilityId: 10 + (provider % 3), date: day,
        startTime: `${time}:00`, endTime: `${time}:00`, VisitType: (types[type] ?? '').slice(0, 8).toUpperCase(), STATUS: code, visitstscodeId: 1,
        reason: types[type] ?? '', generalNotes: '', encType: 1, deleteFlag: 0, newPt: type === 1 ? 1 : 0,
      })
    })
  }
  return { visits, enc }
}
