/** Whether somebody says that they themselves are away: that is said of all that is theirs, and not of one action. */
const AWAY =
  /\b(?:(?:on|taking|start(?:ing)?|having) (?:my |some )?(?:(?:annual|sick|maternity|paternity|parental|study|special|unpaid|compassionate|adoption|shared parental) )?leave|mat leave|annual leave|a\/l|off (?:sick|ill|work)|signed off (?:sick|work|until|til)|on (?:my )?(?:holidays?|hols?|vacation|sabbatical|secondment)|out of (?:the )?office|ooo|i'?(?:m| am|ll be| will be) (?:away|off|out)|not (?:in|at work|working|around) (?:until|till|til)|back (?:at work|in the office)|(?:pause|snooze|hold|stop) (?:everything|all)|everything (?:on hold|paused))\b|^(?:away|off|ooo|leave)\b|^(?:(?:hi|ok|just|sorry|i'?m|i am|i'?ll be|i will be|should be|hope to be|now)[ ,]+)*back (?:at work |in the office |in )?(?:on |from |next |this |tomorrow|after )[^,;\n]{0,40}$/i;

export const saysAway = (text: string): boolean => text.length <= 300 && AWAY.test(text);
