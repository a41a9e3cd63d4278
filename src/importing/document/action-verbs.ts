/** The verbs that councils begin their actions with, to tell what is to be done from what is only said. */

const VERBS = new Set(
  `accelerate achieve act adapt adopt advance advise advocate agree align allocate allow amend analyse appoint apply
  arrange assess assign assist attend audit award begin benchmark bring broaden broker build campaign capture carry
  celebrate challenge champion clarify close co-design co-ordinate co-produce brief call check coach codesign collaborate collate collect
  commission commit communicate complete conduct connect consider consolidate consult contact continue convene
  coordinate coproduce create cultivate deepen define deliver demonstrate deploy design determine develop devise
  diversify draft drive eliminate embed empower enable encourage engage enhance ensure enrich establish evaluate
  examine expand explore extend facilitate finalise focus formalise foster fund further gather generate give grow
  guarantee have help hold host inspect interview identify implement improve include increase influence inform initiate inspire
  integrate introduce invest investigate invite involve issue join keep launch lead learn liaise link listen lobby
  maintain make manage map maximise mentor measure meet minimise mobilise model monitor narrow negotiate nurture obtain offer
  open optimise organise oversee participate partner pilot plan position prepare prevent prioritise procure produce
  promote protect provide publicise publish raise realign recognise recommend recruit redesign reduce refine reform
  refresh refurbish regularise reinforce relaunch remodel remove renew report represent reshape resource respond
  restructure retain review revise revisit roll run safeguard scope secure seek send set share showcase signpost
  simplify standardise start steer streamline strengthen submit support survey sustain tackle take tailor target test
  track train transfer transform transition trial understand undertake update upgrade use utilise value visit widen work write`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a text begins as an action does: "Develop", "To develop", "We will develop", "Developing". */
export function beginsWithVerb(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/^["'“‘(]+/, '')
    .replace(
      /^(?:to|we will|we'll|will|we|and|also|further|jointly|proactively|effectively|regularly|continually|fully) /,
      '',
    )
    .match(/^[\p{L}-]+/u);
  const word = words?.[0] ?? '';
  if (VERBS.has(word)) return true;
  const stem = word.replace(/ing$/, '');
  return (
    word.endsWith('ing') &&
    (VERBS.has(stem) || VERBS.has(`${stem}e`) || VERBS.has(stem.replace(/(.)\1$/, '$1')))
  );
}
