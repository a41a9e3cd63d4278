/** Steps of a trace as spans: their parents are handed on by hand, and nothing that comes from outside is one. */
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { Step, Watch } from '../app/watch.ts';
import type { Closed } from './closed.ts';
import { type Trail, trailNow, withTrail } from './trail.ts';

/** Beyond these the steps of one trace are left out: a run of the clock may send thousands. */
const STEPS_A_TRACE = 200;

/** As Application Insights tells them apart: what was asked of the program, and what it asked of others. */
const KINDS: Readonly<Record<Step, SpanKind>> = {
  turn: SpanKind.SERVER,
  tick: SpanKind.CONSUMER,
  understand: SpanKind.INTERNAL,
  'store.get': SpanKind.CLIENT,
  'store.query': SpanKind.CLIENT,
  'store.commit': SpanKind.CLIENT,
  send: SpanKind.CLIENT,
};

export function stepsBy(tracer: Tracer, closed: Closed): Watch['step'] {
  const spans = new WeakMap<Trail, Span>();
  return (step, marks, work) => {
    const begins = step === 'turn' || step === 'tick';
    const above = begins ? undefined : trailNow();
    if (!begins && (above === undefined || above.left.steps <= 0)) return work(() => undefined);
    const parent = above && spans.get(above);
    const span = tracer.startSpan(
      step,
      { kind: KINDS[step], attributes: closed.marks(marks) },
      parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
    );
    const left = above?.left ?? { steps: STEPS_A_TRACE };
    left.steps -= 1;
    const trail: Trail = { trace: span.spanContext().traceId, left };
    spans.set(trail, span);
    const within = () =>
      work((more) => {
        span.setAttributes(closed.marks(more));
        if (more.outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
      });
    return withTrail(trail, () => ending(span, within));
  };
}

/** The span ends with the work. Of what is thrown nothing is told but that it was. */
function ending<T>(span: Span, work: () => T): T {
  const failed = (): void => {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  try {
    const result = work();
    if (result instanceof Promise) result.then(() => span.end(), failed);
    else span.end();
    return result;
  } catch (error) {
    failed();
    throw error;
  }
}
