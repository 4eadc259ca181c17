// An SMTP server on the loopback interface, for the tests of the carrier. The local part of the recipient says what it does:
// <stage>.<code>[.<enhanced status with dashes>] refuses at that stage, <stage>.drop breaks off the connection there, <stage>.hang never answers.
// With a number before it (2.rcpt.450) it does so only the second time that the recipient is named.
// The stages are mail, rcpt, data (the command), body (the first bytes of the message) and dot (its end); quit.drop breaks off after the answer.
import { createRequire } from 'node:module';

const require = createRequire(process.argv[2]);
const { SMTPServer } = require('smtp-server');
const { SMTPConnection } = require('smtp-server/lib/smtp-connection');
const { simpleParser } = require('mailparser');

// The server ends with the tests, however they end, because the pipe then closes.
process.stdin.on('end', () => process.exit(0)).resume();

const say = line => console.log(JSON.stringify(line));
let opened = 0;

// How often each recipient was named.
const named = new Map();

const ruleOf = address => {
  const words = address.split('@')[0].split('.');
  if (/^\d+$/.test(words[0]) && Number(words.shift()) !== named.get(address)) return {};
  const [stage, act, status] = words;
  return { stage, act, status: status?.replaceAll('-', '.') };
};

const refusal = (rule, address) => Object.assign(
  new Error([rule.status, `<${address}> is not taken`].filter(Boolean).join(' ')), { responseCode: Number(rule.act) });

const connectionOf = (server, session) => [...server.connections].find(each => each.id === session.id);

/** Does what the rule says if this is its stage, and whether it did. */
const act = (server, session, stage, address, answer) => {
  const rule = ruleOf(address);
  if (rule.stage !== stage) return false;
  if (rule.act === 'drop') connectionOf(server, session)?._socket.destroy();
  else if (rule.act !== 'hang') answer(refusal(rule, address));
  return true;
};

const start = (name, options) => new Promise(resolve => {
  const server = new SMTPServer({
    name: 'mail.test', key: process.env.SMTP_KEY, cert: process.env.SMTP_CERTIFICATE,
    disableReverseLookup: true, authOptional: true, allowInsecureAuth: true, closeTimeout: 10, logger: false,
    onConnect(session, done) {
      session.number = ++opened;
      done(name === 'closed' ? Object.assign(new Error('5.3.2 No mail today'), { responseCode: 554 }) : null);
    },
    onClose: session => say({ event: 'closed', number: session.number }),
    onAuth({ username, password }, session, done) {
      if (username === 'busy') return done(Object.assign(new Error('4.7.0 Try later'), { responseCode: 454 }));
      if (username === 'briefings' && password === 'correct horse') return done(null, { user: username });
      done(new Error('5.7.8 Wrong'));
    },
    onMailFrom({ address }, session, done) {
      if (!act(server, session, 'mail', address, done)) done();
    },
    onRcptTo({ address }, session, done) {
      named.set(address, (named.get(address) ?? 0) + 1);
      if (!act(server, session, 'rcpt', address, done)) done();
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0].address;
      const chunks = [];
      stream.on('data', chunk => {
        chunks.push(chunk);
        if (chunks.length === 1) act(server, session, 'body', to, () => {});
      });
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        const rule = ruleOf(to);
        const parsed = ['parse', 'dot'].includes(rule.stage) || /^\d/.test(to) ? await simpleParser(raw, { skipImageLinks: true, skipTextLinks: true }) : null;
        say({
          event: 'message', to, from: session.envelope.mailFrom.address, server: name, user: session.user ?? null, secure: session.secure, number: session.number,
          longest: Math.max(...raw.toString('latin1').split('\r\n').map(line => line.length)), ascii: raw.every(byte => byte < 128), id: parsed?.messageId,
          parsed: parsed && {
            subject: parsed.subject, from: parsed.from.text, to: parsed.to.text, text: parsed.text, html: parsed.html,
            unsubscribe: parsed.headers.get('list')?.unsubscribe?.url,
            attachments: parsed.attachments.map(each => ({ name: each.filename, type: each.contentType, cid: each.cid, related: each.related, base64: each.content.toString('base64') })),
          },
        });
        if (act(server, session, 'dot', to, done)) return;
        done(null, 'queued as 1');
        if (rule.stage === 'quit') setImmediate(() => connectionOf(server, session)?._socket.destroy());
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1', () => resolve([name, server.server.address().port]));
});

// The package has no hook for the command itself.
const data = SMTPConnection.prototype.handler_DATA;
SMTPConnection.prototype.handler_DATA = function (command, done) {
  const to = this.session.envelope.rcptTo[0]?.address ?? '';
  if (!act(this._server, this.session, 'data', to, refused => { this.send(refused.responseCode, refused.message); done(); })) data.call(this, command, done);
};

const ports = await Promise.all([
  start('starttls', {}),
  start('tls', { secure: true }),
  start('login', { authOptional: false }),
  start('plain', { disabledCommands: ['STARTTLS'] }),
  start('nologin', { disabledCommands: ['AUTH'] }),
  start('closed', {}),
]);
say({ event: 'ready', ports: Object.fromEntries(ports) });
