/** Consent for the data protection officer: Kartra's words, the rule, what it closed; evidence per person in a CSV. */
import type { ReportFacts } from '../../model/report-facts.ts';
import { list, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { channelWords, number, plural } from '../words.ts';

export function consentReport({ audit, consent, decisions }: ReportFacts): Paper {
  const { survey } = audit;
  const answers = ['email-consent', 'phone-consent', 'suppression-tags'].flatMap((id) => {
    const answer = decisions[id];
    return answer === undefined ? [] : [[id, answer.choice, answer.by, answer.at.slice(0, 10)]];
  });
  return {
    title: 'Consent: who may be contacted',
    lead:
      consent === null
        ? 'The rule has not been applied yet: that happens when a plan is made.'
        : `${number(consent.closed['email'] ?? 0)} of ${plural(consent.people, 'person', 'people')} get no e-mail, ${number(consent.closed['sms'] ?? 0)} no text messages. ${plural(consent.payingSilenced, 'paying customer')} among those without e-mail.`,
    sections: [
      section(
        'What Kartra says',
        {
          kind: 'bars',
          caption: 'Mailing status',
          bars: survey.statuses.map(({ name, count }) => ({
            name: name === '' ? 'not told' : name,
            value: count,
          })),
        },
        tableOf(
          'GDPR status and communications',
          ['GDPR status', 'communications', 'people'],
          survey.consent.map(({ gdprStatus, communications, people }) => [
            gdprStatus === '' ? '(blank)' : gdprStatus,
            communications === '' ? '(blank)' : communications,
            people,
          ]),
        ),
      ),
      section(
        'The rule',
        list([
          'An opt-out always wins: blocked, unsubscribed, "communications: no", a tag or list that says so.',
          'E-mail stays open only for who is on a list and whose GDPR words allow it.',
          'Text messages, WhatsApp and calls are off unless a column you looked at holds a written yes.',
          'Nobody who could not be contacted in Kartra can be contacted in HighLevel.',
        ]),
        tableOf('Who decided', ['question', 'answer', 'by', 'when'], answers, 'Nobody yet.'),
      ),
      section(
        'What it closes',
        ...(consent === null
          ? [text('landfall plan applies the rule and counts.')]
          : [
              tableOf(
                'By channel',
                ['channel', 'closed', 'open'],
                Object.entries(consent.closed).map(([channel, closed]) => [
                  channelWords[channel] ?? channel,
                  closed,
                  consent.open[channel] ?? 0,
                ]),
              ),
            ]),
      ),
      section(
        'For your review',
        text(
          'Verify that each basis of consent is valid where you and these people are before the first mailing. The evidence for every person and channel, with Kartra’s words, the rule and the proof, stands in reports/consent-evidence-*.csv once the load is verified.',
        ),
      ),
    ],
  };
}
