/** How much of HighLevel's quota to take, as flags say it. */
import { LandfallError } from '../errors.ts';
import { type BusinessHours, type Pace, weekdays } from '../model/pace.ts';

/**
 * @throws `usage`
 * @example parsePace({ share: '0.8', businessHours: '08:00-18:00=0.2' })
 */
export function parsePace(flags: {
  readonly share?: string;
  readonly businessHours?: string;
}): Partial<Pick<Pace, 'share' | 'businessHours'>> {
  return {
    ...(flags.share === undefined ? {} : { share: parseShare('--share', flags.share) }),
    ...(flags.businessHours === undefined ? {} : { businessHours: parseHours(flags.businessHours) }),
  };
}

function parseShare(flag: string, text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share > 0 && share <= 1) return share;
  throw new LandfallError('usage', `${flag} is no share of HighLevel's quota.`, {
    value: text,
    rule: 'more than 0, at most 1',
    remedy: `Say ${flag} 0.8 to leave a fifth to your other apps.`,
  });
}

function parseHours(text: string): BusinessHours {
  const [, from, to, share] = /^(\d\d:\d\d)-(\d\d:\d\d)=([\d.]+)$/.exec(text) ?? [];
  const isTime = (time: string | undefined) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time ?? '');
  if (from === undefined || to === undefined || share === undefined || !isTime(from) || !isTime(to)) {
    throw new LandfallError('usage', '--business-hours is not hours with a share.', {
      value: text,
      rule: 'HH:MM-HH:MM=share',
      remedy:
        'Say --business-hours 08:00-18:00=0.2; other days than Monday to Friday stand in landfall.yaml.',
    });
  }
  return { days: weekdays.slice(0, 5), from, to, share: parseShare('--business-hours', share) };
}
