const paths = {
  check: 'M3.5 8.5l3 3 6-7',
  cross: 'M4 4l8 8M12 4l-8 8',
  dot: 'M8 8h.01',
  clock: 'M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  ring: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  done: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.5 8.2l1.8 1.8 3.2-3.8',
  stop: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  arrive: 'M9 2.5h4v11H9M2.5 8h7M7 5.5L9.5 8 7 10.5',
  away: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5 8h6',
  move: 'M3 6h9.5L10 3.5M13 10H3.5L6 12.5',
  phone: 'M5 1.5h6v13H5zM7.3 12.3h1.4',
  chat: 'M2.5 3.5h11v7.5H7L4 13.5V11H2.5z',
  call: 'M3 2.8l2.6-.6 1.2 3-1.5 1.2a8 8 0 0 0 4.3 4.3l1.2-1.5 3 1.2-.6 2.6C7 13.5 2.5 9 3 2.8z',
  mail: 'M2 3.5h12v9H2zM2 4.5l6 4.5 6-4.5',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  pulse: 'M1.5 8h3l2-4.5 3 9 2-4.5h3',
  inbox: 'M2 9.5V12.5h12V9.5L11.5 3.5h-7zM2 9.5h3.5l1 1.5h3l1-1.5H14',
  search: 'M7 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10.3 10.3L13.5 13.5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  play: 'M5 3.5v9l7-4.5z',
  pause: 'M4.5 4.5h7v7h-7z',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5v2.8h2.8',
  bolt: 'M9 1.5L3.5 9H8l-1 5.5L12.5 7H8z',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z',
  left: 'M10 3.5L5.5 8l4.5 4.5',
  right: 'M6 3.5L10.5 8 6 12.5',
  send: 'M8 13V3M4 7l4-4 4 4',
  sync: 'M13 6.5A5.2 5.2 0 0 0 3.5 5M3 9.5A5.2 5.2 0 0 0 12.5 11M3.5 2.5V5H6M12.5 13.5V11H10',
  person: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM3 13.5c.5-2.5 2.5-3.8 5-3.8s4.5 1.3 5 3.8',
  table: 'M2.5 3h11v10h-11zM2.5 6.5h11M6.5 6.5V13',
  warn: 'M8 2.5l6 11H2zM8 6.5v3M8 11.5h.01',
} as const

export type IconName = keyof typeof paths

/** 16 × 16, drawn in the colour of the text; always beside a word or on a labelled button, hence hidden from screen readers. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
