/**
 * The phrases that only hint at a status, as data: what people say of how it goes. Families, worst first; what is
 * read out of them is shown for confirmation.
 */
import type { Status } from '../../domain/milestone.ts';
import { claimed } from '../mark.ts';

/**
 * `first`: after the usual opening words of a clause. `anywhere`: in any place.
 */
export type Hint = {
  status: Status;
  words: string;
  where: 'first' | 'anywhere';
  /** Only of an action that is itself a meeting: any other one merely had one. */
  meets?: true;
};

const DATE = claimed('date');
const ITEM = claimed('item');

const NOT = "(?:not|never|\\w{2,6}n't|cannot|cant|wont|dont|isnt|arent|unable to|unlikely to|doubt)";
const MEET =
  '(?:make|meet|hit|land|manage|reach|finish|happen|deliver|complete|move|be (?:done|ready|there|complete[d]?|finished|in place))';
const WHAT_STOPS =
  '(?:staff(?:ing)?|capacity|budget|money|funding|funds|resources?|time|tutors?|teachers?|officers?|volunteers?|applicants?|takers|progress (?:possible|at all)|space|room)';
const LATER = '(?:weeks?|days?|fortnight|months?|terms?|bit)';

/** Taken out before anything else is looked for: bad words that are denied are good news. */
export const REASSURING =
  /\b(?:(?:no|zero|without(?: any)?|not any|free of) (?:real |major |big |particular |further |current |known )?(?:issues?|problems?|concerns?|delays?|worr(?:y|ies)|hold[- ]?ups?|snags?|hitch(?:es)?|risks?|dramas?|blockers?|bother|complaints?)|nothing (?:to worry about|(?:\w+ )?(?:worrying|concerning)|of concern|wrong|untoward)|not (?:at all |too |overly |that )?(?:worried|concerned|delayed|behind|late|stuck|held up)|no need to worry|not (?:waiting|held up|stuck|blocked|dependent|reliant)(?: (?:on|for|by|at))?(?: (?:any\w*|no one|nobody|it))?|nothing (?:is |'s )?(?:holding|stopping|blocking|in the way)(?: \w+){0,2}|no ?(?:body|one)(?:'s| is)? holding (?:us|it|this) up|don'?t worry|not (?:(?:too|so|that|half) )?bad(?:ly)?|could be worse|can'?t complain|cannot complain)\b/gi;
/** An excuse for answering late, which says nothing of the action. */
export const EXCUSE =
  /\b(?:(?:sorry|apologies|apols|excuse)(?: again)?(?: for| about|,)?(?: the| my| this)?(?: very)? (?:delay(?:ed)?|late(?:ness)?|slow|wait)(?: (?:reply|response|update|in (?:replying|responding)))?|hand on heart)\b/gi;

export const hints: readonly Hint[] = [
  {
    status: 'withdrawn',
    where: 'first',
    words:
      '(?:being )?(?:withdrawn|scrapped|scrap|cancelled|canceled|abandoned|superseded|binned|bin|ditched|ditch|axed|shelved|dropped|dropping|drop|dead|defunct|obsolete|overtaken by events|called off|pulled|delete|remove|not needed|not required|not relevant|not doing|merged|replaced by|folded in|absorbed|rolled into|taken over by events)(?! (?:off|out|a|the date)\\b)',
  },
  {
    status: 'withdrawn',
    where: 'anywhere',
    words: `(?:no longer|not|\\w{2,6}n't|never)(?: really)? (?:being )?(?:needed|required|relevant|happening|going ahead|applicable|appl(?:y|ies)|a priority|proceeding|pursuing|doing (?:this|it)|taking (?:this|it) forward|taken forward)(?: any ?more| any longer)|no longer (?:needed|required|relevant|happening|going ahead|applicable|appl(?:y|ies)|exists?|a priority|proceeding|viable|pursu(?:ed|ing)|doing|being)|(?:not|\\w{2,6}n'?t)(?: be)? (?:happening|going ahead|proceeding) (?:now|at all)(?! (?:until|till?|before|but)\\b)|superseded|scrapped|binned|overtaken by events|(?:this|it|this one|that|these|this action)(?:'?s| is| has been| was)? (?:now )?(?:dead|dropped|defunct|withdrawn|cancelled|obsolete|redundant|gone(?! (?:to|for|out|off|live|up|in|into|through|back|round|well|with|very|really|down|on)\\b))|pulled the (?:programme|project|plug|scheme|pilot|course|offer)|(?:programme|project|scheme|pilot|course|offer|fund(?:ing)?|grant) (?:(?:has|have|been|was|is|now|got) ){0,3}(?:scrapped|axed|wound up|discontinued|terminated|abolished)|called (?:it|this) off|(?:merged|rolled|folded|absorbed|subsumed) in(?:to)?(?: with)? ${ITEM}|(?:take|strike|knock) (?:this|it)(?: one)? off the (?:list|plan)|decided (?:against|not to)|(?:don'?t|do not|no longer|won'?t) need (?:this|it|that)(?: action| one)?(?= any ?more| any longer| now|$)|(?:not|isn'?t|aren'?t|won'?t be|no longer) going ahead(?! (?:as|until|till|before|on|in)\\b)|not (?:needed|required|wanted)(?: now)?(?=$)`,
  },
  {
    status: 'off-track',
    where: 'anywhere',
    words: `(?:no|not a|zero|nil|absolutely no) (?:chance|hope|prospect)|(?:ground|come|came|comes|grinding|coming) to a (?:\\w+ )?(?:halt|stop|standstill)|at a (?:complete |total )?standstill|dead in the water|(?:going|gone|getting|got) nowhere|nowhere near|(?:way|miles|months|well|far|badly|hopelessly|seriously|years) (?:behind|off|late|overdue)|(?:months|a year|years) (?:late|behind)|in (?:real |big |serious |deep )?trouble|failed|failing|missed (?:the|our|this|it|that) ?(?:deadline|date|target)?|wheels (?:have )?(?:come|came|fallen|fell) off|completely stuck|stopped dead|dead stop|collapsed|not successful|unsuccessful|lost (?:the|our) (?:bid|funding|appeal|contract)|impossible|hopeless|disaster|shambles|refused|rejected|turned (?:us |it )?down|back to square one|knocked (?:us|it|this|things) back|(?:not|never)(?: going to| gonna)? happen(?:ing)?(?=$| (?:this|by|before|in time|at all))`,
  },
  {
    status: 'at-risk',
    where: 'anywhere',
    words: `stuck|blocked|f[ae]ll(?:en|ing)? through|fell flat|(?:went|gone|going) (?:bust|under|awol|wrong|sick|badly|into administration)|(?:went|gone) off (?:sick|ill)|handed in (?:her|his|their|my) notice|resigned|walked (?:out|away)|r[au]n(?:ning)? out of (?:money|time|budget|funding|staff)|froz(?:e|en)|jammed|gridlocked?|on ice|derailed|on hold|paused|parked|stalled|held up|hold(?:ing)?[- ]?ups?|struggl(?:e|es|ing|ed)|bogged down|(?<!(?:just|only) )(?:waiting|awaiting|wait(?= (?:on|for|until|till?)\\b))(?: (?:on|for))?|(?:a|bit of a|total|right) mess|chasing our tails|(?:won't|wont|refus(?:e|es|ing) to|not) (?:release|agree|answer|reply|respond|sign|pay|engage|cooperate|play ball)|${NOT}(?: (?:going|likely|able|looking like|be able))?(?: to)? ${MEET}|(?:won't|wont|can't|cant|cannot|not going to) (?:do (?:this|it)|get (?:this|it|there))|${NOT} see (?:it|this|us|that)|(?:no|lack of|not enough|short of|limited|insufficient|without) ${WHAT_STOPS}|no(?:body| one|-one)(?: left| free| available)? to|short[- ]?(?:staffed|handed)|under[- ]?staffed|vacanc(?:y|ies)|postponed|deferred|cancelled|delay(?:s|ed|ing)?|slip(?:s|ped|ping|page)?|behind(?! (?:us|the scenes|closed doors)\\b)|lagging|lags?|(?:running|be|is|bit|little|${LATER}|came|coming|arrived|arriving|or so|now) (?:very |a bit |slightly )?(?:late|behind|over)(?=$| )|late(?=$)|snags?|hitch(?:es)?|hiccups?|teething|bump(?:s|y)?|problems?|problematic|issues?|barriers?|concerns?|concerned|worr(?:y|ied|ying|ies)|nervous|nightmare|headache|tricky|tough|difficult(?:y|ies)?|challeng(?:e|es|ing)|hard going|heavy going|uphill|(?:very |really |bit )?tight(?=$| )|touch and go|(?:can'?t|cannot|unable to|failed to|couldn'?t|not able to) (?:recruit|fill|find|get|source|appoint|hire|staff|secure|access)|(?:nobody|no[ -]?one|none|no candidates?|no applicants?|no bids?) (?:applied|came forward|turned up|responded|suitable|interested|replied|volunteered|bid)|re-?advertis\\w+|(?:will|'ll|going to|gonna|likely to|bound to) (?:\\w+ )?miss|(?:exclusions?|suspensions?|absences?|absentees?|persistent absence|neets?|ehe|referrals?|complaints?|drop[- ]?outs?|backlogs?|vacancies|waits?|waiting (?:times?|lists?)|costs?|overspend|cme|caseloads?|turnover|gap)(?: (?:numbers|rates?|figures?))?(?: (?:are|is|have|has|now|still|gone|going|all|way))* (?:up|rising|risen|rose|increas(?:ed|ing)|higher|worse(?:ning)?|climbing|growing|widen(?:ed|ing))(?! to (?:date|speed))|(?:attendance|attainment|take[- ]?up|uptake|results?|scores?|numbers|engagement|recruitment|participation|achievement|progress 8)(?: (?:are|is|have|has|now|still|gone|going|all|way))* (?:down|falling|fallen|fell|dropp(?:ed|ing)|lower|worse(?:ning)?|declin(?:ed|ing))|at risk|wobbl(?:y|ing)|shaky|not (?:so |too |very |that |really )?(?:great|good|well|brilliant|ideal|easy|looking|fantastic|promising)|needs? (?:to )?(?:a bit |some |a little )?(?:more time|longer|extra time|another|until|till?|chas(?:e|ing)|to slip)|let (?:us|me|them) down|up in the air|any(?:body|one)(?:'?s|\\s+) guess|no (?:idea|clue) (?:when|how|if|what)|goalposts?|(?:pulled|dropped|backed) out|overr(?:an|un|unning)|taking (?:longer|ages|for ?ever|its time)|longer than|slow(?:er|ly)?(?! but)|drag(?:s|ging)|hit a|(?:put|pushed|pushing|moved|set|knocked|bumped) (?:it |this |us )?back|setbacks?|unlikely|sick(?:ness)?|off sick|in doubt|uncertain|not confident|squeezed|red tape|bottleneck|low (?:take[- ]?up|numbers|response)|only \\d+ (?:out )?of`,
  },
  {
    status: 'not-started',
    where: 'first',
    words:
      'too (?:early|soon)(?! to (?:say|tell|know|call))|early days|not due (?:yet|till?|until)|nothing done|nothing yet|not yet(?=$)|not (?:really |even )?(?:looked|touched|got going|begun|kicked off)|to be started|still to (?:start|begin)|next on (?:my|the|our) list',
  },
  {
    status: 'not-started',
    where: 'anywhere',
    words: `(?:not|\\w{2,6}n't|havent|hasnt)(?: really| even| actually)?(?: yet)? (?:looked at|touched|had (?:a |the |any )?(?:chance|time) to (?:look|start|do|get|think|begin)|got (?:going|round|started|to it|to this|around)|get (?:going|round|started)|started|begun|kicked off|got off the ground|made a start)|(?:yet|still|due|about) to (?:start|begin|kick off|get going)|(?:start(?:s|ing)?|kick(?:s|ing)? off|begin(?:s|ning)?) (?:\\w+ )?(?:in |on |after |from )?${DATE}`,
  },
];

/** Good news and steps on the way: read only in clauses without bad news. */
export const goodHints: readonly Hint[] = [
  {
    status: 'complete',
    where: 'first',
    words:
      'approved|published|signed off|delivered|(?:re-?)?launched|adopted|implemented|achieved|circulated|closed(?=$)|sorted|wrapped up|(?:all )?in place(?! by)|ticked off|over and done|dealt with|sent(?: off| out)?(?=$| \\uE002)',
  },
  // Everything that was counted has come; what was made has been agreed.
  {
    status: 'complete',
    where: 'first',
    words:
      '(?:all|every one|the lot)(?: of them| \\d+)? (?:are |is |have |has )?(?:now |been |come )*(?:in|back|received|returned|handed in)(?: now| at last| finally)?(?=\\s*$)|(?:written up|drafted|finali[sz]ed|reviewed|updated|written) (?:and|then) (?:agreed|approved|signed off|ratified|adopted|endorsed|published)(?! (?:in principle|subject|for|to|in part|pending)\\b)',
  },
  {
    status: 'complete',
    where: 'first',
    meets: true,
    words: `(?:we )?(?:met|held|took place|happened|went ahead|ran)(?= (?:(?:on|at|in|it|last|to|by|before) (?:(?:the )?[\\w&]{2,15} ){0,3}){0,3}${DATE})`,
  },
  {
    status: 'complete',
    where: 'first',
    words: `(?:we )?(?:agreed|went out|went live|presented|tabled|considered|noted|covered|discussed|ratified|opened)(?= (?:(?:on|at|in|it|last|to|by|with|before) (?:(?:the )?[\\w&]{2,15} ){0,3}){0,3}${DATE})`,
  },
  {
    status: 'complete',
    where: 'first',
    words:
      '(?:agreed|ratified|adopted|endorsed|signed off|approved)\\s+(?:(?:by|at)\\s+)?(?:the\\s+)?(?:\\w+\\s+){0,2}(?:board|cabinet|committee|exec|executive|governors|panel|slt|smt|cmt|members|council|leadership)(?=\\s*$)',
  },
  {
    status: 'complete',
    where: 'anywhere',
    words:
      '(?:tick|sign|cross) (?:this|it|that|this one)(?: one)? off|(?:can|could) (?:be closed|close (?:this|it|that))|ready to (?:close|be closed|sign off)|nothing (?:left|more|else) to do|every (?:last |single )?\\w+ (?:is |now )?(?:in|done|returned|complete|back)(?=$)',
  },
  {
    status: 'on-track',
    where: 'first',
    words:
      '(?:done|complete[d]?|finished),? (?:mostly|largely|in the main|for the most part)(?=$)|fine|ok(?:ay)?(?=$)|good(?=$| so far| progress| thanks)|(?:mostly|nearly|almost) (?:there|done|complete|completed|finished)|as planned|not far off|happy with|happy (?:enough|so far)|(?:re-?)?booked(?: in)?|(?:well |way |bit |slightly |a bit )?ahead(?=$)|submitted|positive|excellent|brilliant|great|strong|steady|smooth(?:ly)?',
  },
  {
    status: 'on-track',
    where: 'anywhere',
    words:
      "all (?:good|well|fine|ok|okay|sorted|set|going|on course)|going (?:really |very |pretty |quite |ever so )?(?:well|fine|ok|okay|good|great|nicely|smoothly|strong|swimmingly|brilliantly|splendidly|perfectly|beautifully|strongly|to plan|according)|went (?:really |very )?(?:well|fine|smoothly)|good progress|(?:great|real|steady|solid|some|decent) progress|progressing (?:well|nicely|fine)|com(?:ing|es?) (?:along|on|together)|(?:getting|nearly|almost) there|in hand|under control|(?:ticking|bubbling|chugging|trundling|rolling|moving|motoring|humming) (?:along|over|on|forward)|well (?:under ?way|advanced|on (?:the|our) way)|on (?:the|its|our) way|up and running|looking (?:good|great|positive|promising|ok|healthy|fine)|(?:in )?good shape|so far,? so good|full steam|(?:just|only) needs?|finishing touches|final (?:stages|stretch|bits|version|tweaks)|home straight|last (?:bit|lap|leg|few)|(?:should|will|'ll) (?:still )?(?:be (?:fine|ok|okay|all ?right|there)|make (?:it|the date|the deadline))|fine (?:for|by|so far|at)|ahead of (?:schedule|plan|target)|happy (?:enough|with|so far)|pleased with|cracking on|flying|well ahead|(?:could|can|should|might) (?:close|finish|be done) early|(?:should|will|'ll|going to|still) (?:be |land |finish |come in |make it |get there )(?:\\w+ )?(?:on|in) time|expect(?:ing)? (?:it |this |them |that )?to (?:be )?(?:nodded through|approved|agreed|signed off|adopted|pass|go through|be fine)|(?:just|only) (?:the |a |an |some |one )?(?:[\\w'-]+ ){1,4}(?:left )?to (?:do|go|finish|sort|complete|sign|add|tidy)",
  },
  {
    status: 'in-progress',
    where: 'first',
    words:
      'not (?:very |that |too |so )?(?:far|much)(?: yet| so far| done)?(?=$)|(?:all |mostly |it is |its )?(?:done|complete[d]?|finished|sorted|written) (?:apart from|except(?: for)?|bar|aside from|save for|but for|minus|other than)|in[\\s-]progress|under ?way|started|begun|going|working on|work(?:ing)? in progress|wip|continuing|progressing|getting on with|getting going|chipping away|plodding(?: on| along)?|pottering|ploughing on|plugging away|doing (?:it|this|that)|on it(?=$)|at it|slowly but surely|bit by bit|still (?:going|working|at it|on it|doing)|work (?:is )?(?:continues|continuing)|carrying on|making a start|made a start',
  },
  {
    status: 'in-progress',
    where: 'anywhere',
    words:
      'on site|under construction|being built|building work|plodding|chipping away|plugging away|work(?:ing)? (?:has )?(?:started|begun|continues)|still (?:working on|going through|doing|at it)',
  },
];

const STEPS =
  "booked|submitted|trained|signed|granted|accepted|rebooked|opened|adverts? (?:is |are |now )?(?:out|live|up)|stood up|went up|gone up|up \\d+|spades in the ground|recruited|appointed|awarded|award|live|launched|started|begun|signed (?:up|off)|agreed|approved|endorsed|drafted|draft(?:ing)?|planned|scheduled|confirmed|confirming|arranged|circulated|shared|filled|visited|returned|mapped|delivered|delivering|held|met|published|advertised|(?:out|gone|went|going|goes|off) (?:to|for|out|live|round|with)|in (?:draft|post|place|use)|sent|hired|taken on|set up|rolled out|roll ?out|pilot(?:ed|ing|s)?|enrolled|recruiting|interview(?:s|ed|ing)|shortlist(?:ed|ing)?|commissioned|purchased|ordered|installed|printed|printers|drawn up|written|consulted|consulting|consultation|completed|reviewed|reviewing|collected|collecting|gathered|analysed|analysing|attended|attending|replied|responded|engaged|joined|onboard(?:ed)?|on board|took place|taken place|happened|presented|ran|passed|won|secured|received|reached|up from|up to|up by|up on|down (?:from|to|by|on)|covered|discussed|through the|rising|improv(?:ed|ing)|increas(?:ed|ing)|chasing(?: the)? (?:rest|last|remaining|others?)|with \\w+ for (?:comment|sign[- ]?off|review)|planning ok|ok'?d|okayed|uploaded|issued|underway|kicked off|tested|testing|rest to follow|well received|said yes|come back|came back|feedback (?:is |was )?(?:good|positive|great)";
/** A step that somebody took. */
export const STEP = new RegExp(`(?<![\\w'-])(?:${STEPS})(?![\\w'-])`, 'i');
/** Words before a step that leave it untaken. */
export const NOT_TAKEN =
  /(?:\b(?:not|never|no|none|nobody|neither|without|yet|be|needs?(?: to)?|needing|if|when|once|until|till?|before|unless|after|should|must|wants?|wanted|hop(?:e|es|ing)|isnt|hasnt|havent|wasnt|arent|werent|didnt|cant|wont|cannot|waiting|awaiting|hardly|nothing|get|getting|why|how|badly|asked|who)|n't)\s+(?:[\w'-]+\s+){0,2}$/i;
/** A part that is finished: no completion, and progress all the same. */
export const PART_DONE =
  /\b(?:first|second|phase|stage|part|side|bit|half|most|some|strand|cohort|group|draft|wave|batch|round|site|elements?|one|two|three|four|\d{1,4})\b[^,;.\n]{0,40}?\b(?<last>done|complete|completed|finished|sorted|in|over)\b/i;
/** What of it is left. */
export const OPEN_PART =
  /\b(?:to (?:do|go|follow|come|be (?:done|finished|completed))|outstanding|remaining|left(?: to)?|in draft|pending|in progress|under ?way|not yet|the rest|bar|except|(?:just|only) [^,;.\n]{1,40}? to (?!date)\w+|being \w+ed)\b/i;
/** An action that is done when people have met, and words of one round of it. */
export const MEETS =
  /\b(?:meet\w*|forums?|groups?|boards?|panels?|networks?|sessions?|conferences?|workshops?|events?|fairs?|rounds?|hubs?|termly|half[- ]termly|reports?|conversations?|visits?)\b/i;
export const ONE_ROUND =
  /\b(?:next (?:one|meeting|time|round|session|date|due|is|on|will)|minutes|notes|agenda|slides|(?:autumn|spring|summer) (?:one|round|meeting))\b|\bnext [\uE000-\uF8FF]|\bnext \d/i;
/** A thing that is handed over or takes place once, and what is said when it has. */
export const EVENT =
  /\b(?:reports?|papers?|plans?|strateg(?:y|ies)|polic(?:y|ies)|minutes|newsletters?|surveys?|letters?|guidance|documents?|app?raisal|reviews?|findings|leaflets?|toolkits?|events?|meetings?|mtgs?|forums?|boards?|panels?|sessions?|workshops?|conference|fair|launch|terms of reference|framework|charter|options|agenda|data|figures|return|group|evaluations?|proposals?|training|courses?|audits?|assessments?|consultations?|inset|bids?|applications?)\b[^,;.\n]{0,40}?\b(?:went|gone|sent|presented|held|met|took place|published|agreed|approved|signed off|endorsed|launched|issued|circulated|submitted|ran|happened|delivered|shared|tabled|handed (?:in|over)|finalised|finalized|lodged)\b/i;
