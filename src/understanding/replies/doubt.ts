/** Parser: words that take the certainty out of a statement, and words that say something is still open. */
import { tableParser } from '../parse-table.ts';

export const doubts = tableParser([
  {
    pattern:
      /\?(?=[\s?!.,;:)]*[^\s?!.,;:)\n])|\b(?:(?:i|we) (?:think|guess|believe|reckon|assume|hope|suppose)|think (?:so|it|its|it's|that|thats|that's|this|they|we)|thought(?! (?:i|we)(?:'d| had|'ve)? (?:already )?(?:told|said|sent|done|updated|replied|answered))|(?<!good |no )maybe|perhaps|probably|possibly|presumably|apparently|might|may (?:be|slip|not|need|well)|could be|should be|ought to be|supposed to be|not (?:sure|certain)|unsure|(?:pretty|fairly|almost|quite|nearly) (?:sure|certain)|will ask|hopefully|let me check|(?:need|have) to check|will check|i'll check|double[- ]check|i'd say|would know|yeah,? right|as if|ha ?ha+|lol|i wish|if only|in (?:my|your) dreams|joking|kidding|chance would be|hang on|hold on|no wait|wait,? no|scratch that|ignore (?:that|me|this)|(?:was |were )?meant for|wrong (?:chat|window|thread|message)|wrong (?:one|action)|the other one|actually,? no|spoke too soon|oops|or not|might know|not (?:100|a hundred)|far as i'm aware|as far as i|to (?:be )?confirm(?:ed)?|need to confirm|if memory serves|from memory|seem(?:s|ed)? to|looks like it|sounds like|assum(?:e|ing)|as far as i know|afaik|pretty much|more or less|as good as|kind of|sort of|ish|unless|(?:can't|cant|cannot|couldn't|wouldn't) say)\b/gi,
    read: () => ({ kind: 'doubt' }),
  },
]);

/** Read behind the statuses: whatever is left of the text and says that not all is done. */
export const stillOpen = tableParser([
  {
    pattern:
      /\b(?:but|except|re-?open\w*|undone|well,? (?:the|most|some|part|nearly|almost|sort|kind)|(?:the|first|my|our) draft|part(?! \d)|open again|come undone|fell through|apart from|however|although|though|needs? to|still|outstanding|remaining|left to|to do|pending|awaiting|waiting|tbc|not|to go|mostly|partly|partially|largely|almost|nearly|half|some|subject to|ish)\b|n't\b/gi,
    read: () => ({ kind: 'still-open' }),
  },
]);
