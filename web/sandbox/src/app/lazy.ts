import { lazy } from 'react'

const loadVisit = () => import('../visit/Visit.tsx')
const loadHub = () => import('../hub/Hub.tsx')

/** Not on the first screen: fetched when the browser has nothing better to do, long before the first click. */
export const Visit = lazy(() => loadVisit().then((module) => ({ default: module.Visit })))
export const Hub = lazy(() => loadHub().then((module) => ({ default: module.Hub })))

setTimeout(() => void Promise.all([loadVisit(), loadHub()]).catch(() => undefined), 1000)
