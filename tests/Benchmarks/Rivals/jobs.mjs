// graphile-worker and pg-boss, told line by line what to do: "<who> prepare", "<who> enqueue <n>", "<who> drain <n>". Answers with seconds.
// Their settings are the best of a search: large local queue and batches, synchronous commits left on.
import readline from "node:readline";
import pg from "pg";
import { Logger, makeWorkerUtils, run } from "graphile-worker";
import { PgBoss } from "pg-boss";

const connectionString = process.argv[2];
const pool = new pg.Pool({ connectionString, max: 2 });
const logger = new Logger(() => () => {});
const CHUNK = 5000;

const countdown = (jobs) => {
  let seen = 0;
  let finish;
  const all = new Promise((resolve) => (finish = resolve));
  return { all, counted: (by = 1) => (seen += by) >= jobs && finish() };
};
const inChunks = async (jobs, make, send) => {
  for (let left = jobs; left > 0; left -= CHUNK) await send(Array.from({ length: Math.min(CHUNK, left) }, make));
};

const graphile = {
  async prepare() {
    this.utils = await makeWorkerUtils({ connectionString, maxPoolSize: 10, logger });
    await this.utils.migrate();
  },
  enqueue: (jobs) => inChunks(jobs, () => ({ identifier: "empty", payload: {} }), (some) => graphile.utils.addJobs(some)),
  async drain(jobs) {
    const { all, counted } = countdown(jobs);
    const runner = await run({
      connectionString, maxPoolSize: 10, noHandleSignals: true, taskList: { empty: () => void counted() },
      preset: { worker: { concurrentJobs: 24, localQueue: { size: 2000 }, completeJobBatchDelay: 0, failJobBatchDelay: 0, logger } },
    });
    await all;
    await runner.stop();
    const { rows } = await pool.query("select count(*)::int as n from graphile_worker._private_jobs");
    if (rows[0].n) throw new Error(`${rows[0].n} jobs left`);
  },
  clear: () => pool.query("vacuum graphile_worker._private_jobs"),
};

const pgboss = {
  async prepare() {
    this.boss = new PgBoss({ connectionString, max: 10, supervise: false, schedule: false });
    this.boss.on("error", (error) => { throw error; });
    await this.boss.start();
    await this.boss.createQueue("empty");
  },
  enqueue: (jobs) => inChunks(jobs, () => ({ data: {} }), (some) => pgboss.boss.insert("empty", some)),
  async drain(jobs) {
    const { all, counted } = countdown(jobs);
    await this.boss.work("empty", { localConcurrency: 4, batchSize: 1000, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 },
      async (batch) => void counted(batch.length));
    await all;
    await this.boss.offWork("empty", { wait: true });
  },
  async clear() {
    await this.boss.deleteAllJobs("empty");
    await pool.query("vacuum pgboss.job");
  },
};

const contenders = { "graphile-worker": graphile, "pg-boss": pgboss };
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [who, what, jobs] = line.split(" ");
  if (who === "exit") break;
  const since = performance.now();
  await contenders[who][what](Number(jobs));
  console.log((performance.now() - since) / 1000);
}
process.exit(0);
