/** The port through which the rooms tell what they do: figures, and the steps of a trace. Nobody listens unless the settings say so. */
import type { FIGURES } from './figures.ts';

type Figures = typeof FIGURES;
export type FigureName = keyof Figures;
type NamesOf<Is> = { [F in FigureName]: Figures[F]['is'] extends Is ? F : never }[FigureName];
export type CounterName = NamesOf<'counter'>;
export type HistogramName = NamesOf<'histogram'>;
export type GaugeName = NamesOf<'gauge'>;
/** The attributes of a figure, all of them. */
export type By<F extends FigureName> = { readonly [A in keyof Figures[F]['by']]: string };

/** What a trace is made of: a turn and a tick begin one, the others stand inside. */
export type Step = 'turn' | 'tick' | 'understand' | 'store.get' | 'store.query' | 'store.commit' | 'send';
export type Marks = Readonly<Partial<Record<'turn' | 'scope' | 'outcome' | 'document' | 'tenant', string>>>;

export interface Watch {
  /** Whether anybody looks: what costs something to find out is left out otherwise. */
  readonly on: boolean;
  count<F extends CounterName>(figure: F, by: By<F>, many?: number): void;
  read<F extends HistogramName>(figure: F, by: By<F>, value: number): void;
  /** Does the work as one step of a trace; `mark` adds to what is known of it. Ends with the work, however that ends. */
  step<T>(step: Step, marks: Marks, work: (mark: (more: Marks) => void) => T): T;
}

/** Tells nobody anything. */
export const silent: Watch = {
  on: false,
  count: () => undefined,
  read: () => undefined,
  step: (_step, _marks, work) => work(() => undefined),
};
