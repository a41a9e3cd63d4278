/** Loaded before the Playground: keeps it to this machine, though it would listen on every interface, and ends it with the bot. */
import { Server } from 'node:net';

const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' && typeof rest[0] !== 'string'
    ? listen.call(this, port, '127.0.0.1', ...rest)
    : listen.call(this, port, ...rest);
};

const bot = process.ppid;
setInterval(() => {
  if (process.ppid !== bot) process.exit();
}, 1000).unref();
