/** A token of one of the sandbox's users. */
export async function signIn(user: string): Promise<string> {
  const answer = await fetch('/sandbox/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  })
  if (!answer.ok) throw new Error(`The sandbox has no user "${user}".`)
  const { accessToken } = (await answer.json()) as { accessToken: string }
  return accessToken
}
