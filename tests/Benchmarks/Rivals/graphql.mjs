// graphql-js, told line by line what to do for a second: "whole", "parse", "validate" or "execute". Answers with how often a second.
import readline from "node:readline";
import { buildSchema, execute, parse, validate } from "graphql";

const schema = buildSchema(`
  type Provider { id: ID! name: String! }
  type Facility { id: ID! name: String! }
  type Appointment { id: ID! startAt: String! status: String! provider: Provider! facility: Facility! }
  type Message { id: ID! body: String! sentAt: String! state: String! }
  type Patient { id: ID! firstName: String! lastName: String! nextAppointment: Appointment lastMessage: Message }
  type Query { patients(account: ID!, first: Int = 25): [Patient!]! }`);
const text = process.argv[2];
const patients = Array.from({ length: 25 }, (_, i) => ({ id: `${i}`, firstName: `First${i}`, lastName: `Last${i}` }));
const provider = { id: "1", name: "Dr. Provider 1" };
const facility = { id: "1", name: "Facility 1" };
const resolvers = {
  Query: { patients: (_, { first }) => patients.slice(0, first) },
  Patient: {
    nextAppointment: (patient) => ({ id: patient.id, startAt: "2026-01-05T09:00:00Z", status: "BOOKED" }),
    lastMessage: (patient) => ({ id: patient.id, body: `Hi ${patient.firstName}, this is a reminder of your visit.`, sentAt: "2026-01-01T09:00:00Z", state: "DELIVERED" }),
  },
  Appointment: { provider: () => provider, facility: () => facility },
};
for (const [type, fields] of Object.entries(resolvers))
  for (const [field, resolve] of Object.entries(fields)) schema.getType(type).getFields()[field].resolve = resolve;

const document = parse(text);
const run = (parsed) => JSON.stringify(execute({ schema, document: parsed, variableValues: { account: "1" } }));
const works = {
  whole: () => {
    const parsed = parse(text);
    if (validate(schema, parsed).length) throw new Error("invalid");
    return run(parsed);
  },
  parse: () => parse(text),
  validate: () => validate(schema, document),
  execute: () => run(document),
};
for await (const line of readline.createInterface({ input: process.stdin })) {
  if (line === "exit") break;
  const work = works[line];
  const since = performance.now();
  let times = 0;
  for (; performance.now() - since < 1000; times += 20) for (let i = 0; i < 20; i++) work();
  console.log((times * 1000) / (performance.now() - since));
}
process.exit(0);
