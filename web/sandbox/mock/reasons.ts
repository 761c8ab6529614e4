const lines: [string, string, string][] = [
  ['pastWhenKnown', 'The moment had passed before the appointment was known.', 'Nothing: a missed step is not sent late; a catch-up reminder may follow.'],
  ['confirmed', 'The patient has confirmed, so this reminder is not needed.', 'Set reminders.afterConfirm to sendAll.'],
  ['appointmentCancelled', 'The appointment is cancelled.', 'Book it again.'],
  ['doNotContact', 'The patient or this contact is on the Do Not Contact list.', 'Lift the entry; an opt-out is lifted by the patient texting START.'],
  ['noContact', 'The patient has no contact for the methods that the account uses.', 'Add a contact, or enable another method in contacts.enabledMethods.'],
  ['invalidContact', 'The patient’s contacts were found not to work.', 'Correct the number or address in the EHR.'],
  ['undelivered', 'The carrier could not deliver it, also on another try.', 'Correct the contact, then send again.'],
]
export const reasons = lines.map(([code, sentence, remedy]) => ({ code, sentence, remedy }))
