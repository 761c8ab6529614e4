/** +15550101103 as people write it; other countries are left alone. */
export function phoneNumber(value: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(value)
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : value
}
