/** Words as the lexicon and the readings compare them, and those that carry no meaning in a question. */

export type Word = { text: string; start: number; end: number };

/** The words of a text in lower case, without apostrophes, with their places. "&" counts as "and". */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\d]+(?:['’][\p{L}]+)*['’]?|&/gu)].map((match) => ({
    text: match[0] === '&' ? 'and' : match[0].toLowerCase().replace(/['’]/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A word without its plural ending. */
export const wordKey = (word: string): string =>
  word.length > 4 ? word.replace(/ies$/, 'y').replace(/([^su])s$/, '$1') : word;

const NEUTRAL = `most least urgent needed count counts counted involve involves involved involving shorter longer covers termly monthly halftermly last job jobs giving gives sign signs signed belong belongs plate lap radar desk desks hands grp hiya howdy wots nxt nutshell committed docs straw subject subjects whilst somehow hopefully apparently presumably roughly a able about above accountable acheived action actions activities activity actns actually added advance
after afternoon afterwards again against ages ago ahead aim aims all allocated almost alone along already
also altered although altogether always am amber ambers an and another any anybody anyhow anyone anything
anyway anywhere apart apr april are arent around as asap aside ask asked asking assign assigned at aug
august autumn awaiting away awesome awfully back bad badly based basically be became because become been
before began begin behind being below best better between beyond biggest bit bits bitty blocked blue board
boards bot both briefing briefly brilliant bring brought bullet bullets busy but by cabinet call called
came can cannot cant card catch certain chance change changed changes chase chased chasing check cheers
christmas clear clearly closed colleague colleagues come comes coming committee compare compared complete
completed concerned confirm copy could couldnt councillors couple covered covering curious current
currently date dated dates days deadline deadlines dealing dealt dec december definitely detail detailed
details did didn didnt different directors do does doesn doesnt doing done dont down draft due during each
earlier easter easy either else email emailed end ended ending enough especially eta etc even evening ever
everthing every everyone everything evidence exact exactly expect expected explain extra fairly fancy far
feb february feel few figure fill final finally find fine finish finished first five folk folks follow
following for format fortnight forward four fresh fri friday from full fully further fyi gentle gently get
gets getting gist give gives glad go goes going gone good got grateful great green greens guess guys had
hadnt half handled handy happen happened happening happens hard hardly has hasnt have havent having hear
heard held hello help here hes hey hi highlight highlights history hit hitting hol hold holding holiday
holidays hols honest honestly hope hoping hour hours how however hows hrs hv i id idea if ill im
immediately important in incomplete inform instead interested into is isnt it item items itll its ive jan
january jul july jun june just keen keep keeping kept kind kindly knew know known knows lack late lately
later latest lead leads least leave leaving left less let lets letting like likely line lines link linked
links list little load longer look looked looking looks lot lots lovely made main mainly major make makes
managed many mar march mark marvellous matter matters may maybe me mean means meant meet meeting mention
mentioned mid middle might mind mine minute minutes missed missing mix moment mon monday month months more
morning mostly move moved movement moving mth mths much must my name named nearly necessary need needs
never new news next nice nicely night no nobody none nope nor normal normally not note noted notes nothing
nov november now nowt nudge nudged numbers o objective objectives oblige obviously occur oct october of
off often ok okay old on once one ones only oops open or order original other otherwise our ours out
outstanding over overall overdu overdue overview owe own owner owners owns owt page pages pain paper
papers para paragraph paragraphs part particular particularly pass passed past pdf people per perhaps
person phase pick picked picture piece placed plan planned planning plans please plenty pls plus plz point
pop position possible possibly presenting pretty previous previously prior priorities priority probably
problem problems progress progressing project promised proper properly provide pull put quarter question
questions quick quickly quite r rag ran rate rather re reached ready real really reason recap recent
recently red reds ref refer refs regarding relating remain remaining remember remind reminder replied
reply report reported reporting reports request responsible rest result results right ring risk round run
rundown running said sake same sat saturday saw say saying says scrutiny second see seeing seem seems seen
select send sending sent sep separate sept september set several shall she short shortly should shouldnt
shout show side similar simple simply since single sit sits sitting situation slide slides slightly slip
slipped slipping slow slowly so some soon soonest sorry sort sorted speak split spoke spoken spot stand
standing stands start started starting starts state status statuses stays step steps stick still stop
story straight strategies strategy stuck stuff such suggest summary sun sunday super supposed sure ta
table take taken takes taking talk tba tbc tbh team teams tell term terms than thank thanks that thats the
their them theme themes themselves then there theres these they theyre theyve thing things think thinking
third this tho those though three through throughout thru thur thurs thursday thus till time times ting to
today together told tomorrow tonight too took top total totally towards tracking tried trouble true try
trying tue tues tuesday turn turned twice two typed u uk undated under undone unless unowned unsure until
up upcoming update updated updates updating upon us use used useful user using usual usually various very
via view wait waited waiting want wanted wanting wants warning was wasnt way ways we wed wednesday week
weekly weeks well were werent weve what whatever whats when whenever whens where wheres wherever whether
which whichever while who whole wholly whos whose why will winter wish with without wk wks wobbly wonder
wonderful wondering wont word words work worked working works worried worst worth wot would wouldnt wrap
wrapped write written wrong xmas yeah year yearly years yep yes yesterday yet you youd your youre yours
youve yr yrs`;
const neutral: ReadonlySet<string> = new Set(NEUTRAL.split(/\s+/));

/** Whether a word narrows nothing, so that a question may leave it unread. */
export const isNeutral = (word: string): boolean =>
  neutral.has(word) || (word.length < 2 && !/\d/.test(word));
