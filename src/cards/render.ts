/** Fills a card's template with its data. The only place that knows the template engine. */
export type CardJson = { type: 'AdaptiveCard'; version: '1.5' } & Record<string, unknown>;
