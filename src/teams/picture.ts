/** Pictures that stand in a message's text: Teams' connector keeps them, and gives them out to the bot alone. */
const VIEW = /\/v3\/attachments\/[^/]+\/views\/[^/]+$/;

/** Whether a link is made like that of a picture, whichever host it names: only a connector's is asked for. */
export const isPictureLink = (url: string): boolean => URL.canParse(url) && VIEW.test(new URL(url).pathname);
