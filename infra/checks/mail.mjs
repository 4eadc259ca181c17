// Checks mail. Each line of input is {"html": …} or {"message": <a MIME message in base64>}; each line of output is the list of faults of the HTML, or what
// another parser than the program's makes of the message.
import { createInterface } from 'node:readline';
import { HtmlValidate } from 'html-validate';
import { caniemail } from 'caniemail';
import { simpleParser } from 'mailparser';

// What some of these clients drop, and what a reader then sees.
const dropped = {
  '@media': 'the light colours, or those that the client makes of them',
  '<style> element': 'the same',
  '<body> element': 'the background of the sheet alone',
  'display:none': 'the headline once more, above the marking',
  'overflow': 'the same',
  'white-space': 'a figure that may break before its sign of percent',
  'word-break': 'a long word in a line that is wider',
  'role attribute': 'tables that a screen reader calls tables',
};
const clients = ['gmail.*', 'outlook.*', 'apple-mail.*'];
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Clients drop rules of style elements, and Outlook for Windows centres a table by this attribute only.
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
  },
});

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  console.log(JSON.stringify(asked.html === undefined ? await parsed(asked.message) : await faults(asked.html)));
}

async function faults(html) {
  const { results } = await validator.validateString(html);
  const { issues } = caniemail({ clients, html });
  return [
    ...results.flatMap(result => result.messages).map(fault => `${fault.line}:${fault.column}: ${fault.message} (${fault.ruleId})`),
    ...[...issues.errors].flatMap(([client, errors]) => errors.filter(error => !(error.title in dropped)).map(error => `${client} drops ${error.title}`)),
  ];
}

async function parsed(message) {
  const bytes = Buffer.from(message, 'base64');
  // Images stay as they are named: by their content ids.
  const mail = await simpleParser(bytes, { keepCidLinks: true });
  return {
    longestLine: Math.max(...bytes.toString('latin1').split(/\r?\n/).map(line => line.length)),
    subject: mail.subject,
    autoSubmitted: mail.headers.get('auto-submitted'),
    text: mail.text,
    html: mail.html,
    files: mail.attachments.map(file => ({ name: file.filename, type: file.contentType, disposition: file.contentDisposition, cid: file.cid, content: file.content.toString('base64') })),
  };
}
