// The vendors' own clients against the stand-ins: what they read is printed as one JSON object, for the test to judge.
import twilio from 'twilio'
import { GetAccountCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'

const { base, accountSid, authToken, accessKeyId, secretAccessKey, from, to } = JSON.parse(process.argv[2])
const vendors = `${base}/sandbox/vendors`

// Twilio's client has no setting for its addresses; its HTTP client can be replaced.
class Redirected extends twilio.RequestClient {
  request(options) {
    const uri = options.uri.replace('https://api.twilio.com', `${vendors}/twilio`).replace('https://lookups.twilio.com', `${vendors}/lookups`)
    return super.request({ ...options, uri })
  }
}

const failure = promise => promise.then(() => null, error => error)
const client = twilio(accountSid, authToken, { httpClient: new Redirected() })
const stranger = twilio(accountSid, 'wrong', { httpClient: new Redirected() })

const created = await client.messages.create({ to, from, body: 'One', statusCallback: `${base}/webhooks/twilio/status`, validityPeriod: 60 })
await client.messages.create({ to, from, body: 'Two', mediaUrl: ['https://x.example/a.png', 'https://x.example/b.png'] })
await client.messages.create({ to, from, body: 'Three' })
const fetched = await client.messages(created.sid).fetch()
const listed = await client.messages.list({ to, from, pageSize: 2, limit: 10 })
const today = await client.messages.list({ to, dateSentAfter: new Date(fetched.dateCreated.getTime() - 86400000), limit: 10 })
const tomorrow = await client.messages.list({ to, dateSentAfter: new Date(fetched.dateCreated.getTime() + 2 * 86400000), limit: 10 })
const redacted = await client.messages(created.sid).update({ body: '' })
const removed = await client.messages(listed[0].sid).remove()
const refused = await failure(client.messages.create({ to: '+1', from, body: 'x' }))
const unknown = await failure(stranger.messages(created.sid).fetch())
const call = await client.calls.create({ to, from, url: `${base}/webhooks/twilio/voice`, statusCallbackEvent: ['completed'] })
const calls = await client.calls.list({ to, status: 'in-progress', limit: 5 })
const lookup = await client.lookups.v2.phoneNumbers(to).fetch({ fields: 'line_type_intelligence' })

const ses = secret => new SESv2Client({ region: 'us-east-1', endpoint: `${vendors}/ses`, maxAttempts: 1, credentials: { accessKeyId, secretAccessKey: secret } })
const mail = {
  FromEmailAddress: 'Clinic <no-reply@clinic.example>',
  Destination: { ToAddresses: [`p${to.slice(1)}@example.com`] },
  Content: { Simple: { Subject: { Data: 'Visit' }, Body: { Text: { Data: 'Hello' } } } },
  EmailTags: [{ Name: 'message', Value: '1' }],
}
const sent = await ses(secretAccessKey).send(new SendEmailCommand(mail))
const account = await ses(secretAccessKey).send(new GetAccountCommand({}))
const forged = await failure(ses('wrong').send(new SendEmailCommand(mail)))
const illegal = await failure(ses(secretAccessKey).send(new SendEmailCommand({ ...mail, Destination: { ToAddresses: ['nobody'] } })))

console.log(JSON.stringify({
  created: { sid: created.sid, status: created.status, segments: created.numSegments },
  fetched: fetched.body,
  listed: listed.map(message => message.body),
  today: today.length,
  tomorrow: tomorrow.length,
  redacted: redacted.body,
  removed,
  refused: [refused.status, refused.code],
  unknown: [unknown.status, unknown.code],
  call: call.sid,
  calls: calls.map(each => each.sid),
  line: [lookup.valid, lookup.lineTypeIntelligence.type],
  signature: twilio.getExpectedTwilioSignature(authToken, `${base}/webhooks/twilio/sms?a=1`, { To: to, From: from, Body: 'ü b' }),
  mail: sent.MessageId,
  account: account.SendingEnabled,
  forged: [forged.name, forged.$metadata.httpStatusCode],
  illegal: illegal.name,
}))
