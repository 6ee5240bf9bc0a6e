// Prometheus metrics: requests, jobs, acknowledged mails. Read at /metrics.

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly mails: Counter<'outcome'>;
  /** Asks for the counts of jobs each time the metrics are read. */
  watchJobs(count: () => Promise<{ waiting: number; dead: number }>): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'facteur_' });
  return {
    registry,
    requests: new Histogram({
      name: 'facteur_http_request_seconds',
      help: 'Time to answer a request, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers: [registry],
    }),
    mails: new Counter({
      name: 'facteur_mails_total',
      help: 'Mails by outcome: accepted, refused, deferred',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    watchJobs(count) {
      const jobs = new Gauge({
        name: 'facteur_jobs',
        help: 'Jobs of the queue: waiting, dead',
        labelNames: ['state'],
        registers: [registry],
        async collect() {
          const { waiting, dead } = await count();
          this.set({ state: 'waiting' }, waiting);
          this.set({ state: 'dead' }, dead);
        },
      });
      jobs.reset();
    },
  };
}
