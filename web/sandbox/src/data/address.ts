import { Cell, useCell } from './cell.ts'

/** Where one is, as kept in the page's address: it can be sent to a colleague, and Back works. */
export type Tab = 'phones' | 'schedule' | 'feed' | 'hub'
export interface Place { day?: string; patient?: string; visit?: string; tab?: Tab; app?: 'texts' | 'calls' | 'mail' }

const tabs = ['phones', 'schedule', 'feed', 'hub']
const apps = ['texts', 'calls', 'mail']
const oneOf = <T extends string>(value: string | null, allowed: string[]): T | undefined => (value && allowed.includes(value) ? (value as T) : undefined)

export function readPlace(search: string): Place {
  const query = new URLSearchParams(search)
  const day = query.get('day')
  return {
    day: day && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined,
    patient: query.get('patient') ?? undefined,
    visit: query.get('visit') ?? undefined,
    tab: oneOf<Tab>(query.get('tab'), tabs),
    app: oneOf<NonNullable<Place['app']>>(query.get('app'), apps),
  }
}

export function writePlace(place: Place): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(place)) if (value) query.set(key, String(value))
  const text = query.toString()
  return text ? `?${text}` : ''
}

const inBrowser = typeof window !== 'undefined'
const place = new Cell<Place>(inBrowser ? readPlace(window.location.search) : {})
if (inBrowser) window.addEventListener('popstate', () => place.set(readPlace(window.location.search)))

export function go(change: Place): void {
  const next = { ...place.get(), ...change }
  const search = writePlace(next)
  if (search === writePlace(place.get())) return
  window.history.pushState(null, '', `${window.location.pathname}${search}`)
  place.set(next)
}

export const usePlace = (): Place => useCell(place)
