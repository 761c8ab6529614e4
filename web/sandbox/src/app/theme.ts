import { keptCell } from '../data/cell.ts'

type Theme = 'light' | 'dark'
export const theme = keptCell<Theme | null>('luma.theme', null)

const apply = () => {
  const chosen = theme.get()
  if (chosen) document.documentElement.dataset.theme = chosen
}
theme.watch(apply)
apply()

export const isDark = (): boolean => (theme.get() ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
export const switchTheme = (): void => theme.set(isDark() ? 'light' : 'dark')
