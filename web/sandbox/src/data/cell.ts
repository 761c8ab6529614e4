import { useSyncExternalStore } from 'react'

/** A value outside of React that components can watch. */
export class Cell<T> {
  private readonly watchers = new Set<() => void>()
  constructor(private value: T) {}
  get = (): T => this.value
  set = (value: T): void => {
    this.value = value
    this.watchers.forEach((watcher) => watcher())
  }
  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => void this.watchers.delete(watcher)
  }
}

export const useCell = <T>(cell: Cell<T>): T => useSyncExternalStore(cell.watch, cell.get)

/** A cell kept in the browser; what cannot be read is as if it had never been kept. */
export function keptCell<T>(name: string, initial: T): Cell<T> {
  const read = (): T => {
    try {
      const text = localStorage.getItem(name)
      return text === null ? initial : (JSON.parse(text) as T)
    } catch {
      return initial
    }
  }
  const cell = new Cell(read())
  cell.watch(() => {
    try {
      localStorage.setItem(name, JSON.stringify(cell.get()))
    } catch {
      // A browser that keeps nothing still works, it only forgets.
    }
  })
  return cell
}
