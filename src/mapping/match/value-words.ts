/** Words that stand in cells, in five languages, folded: what a column of few words is about. */

const list = (text: string): ReadonlySet<string> => new Set(text.split(', '));

export const booleanWords = list(
  'yes, no, true, false, y, n, 1, 0, t, f, on, off, ja, nein, wahr, falsch, si, sim, nao, oui, non, vrai, faux, verdadero, falso, verdadeiro, s, o, j, x, checked, unchecked, nee, tak, nie, kylla, ei, nej',
);

/** Only an audience's state is called by these; they tell a consent column from another status. */
export const consentWords = list(
  'subscribed, unsubscribed, unconfirmed, bounced, cleaned, opted in, opted out, opt in, opt out, opt-in, opt-out, pending, nonsubscribed, non-subscribed, never subscribed, never_subscribed, not subscribed, transactional, suppressed, complained, spam, blocked, blacklisted, blocklisted, hard bounce, soft bounce, abgemeldet, angemeldet, abonniert, suscrito, desuscrito, dado de baja, abonne, desabonne, desinscrit, inscrit, inscrito, descadastrado, subscrito, marketing, non-marketing, double opt-in, single opt-in, opted-out, opted-in, optin, optout, active, inactive, aktiv, inaktiv, activo, inactivo, actif, inactif, ativo, inativo, confirmed, unsubscribed_by_admin, gesperrt, rejected, deleted, archived, junk, autoresponder, unmarketable, marketable, explicit, implicit, withdrawn',
);

/** Of these, one is enough: no other status is called so. */
export const plainConsentWords = list(
  'subscribed, unsubscribed, bounced, opted in, opted out, opt out, opt-out, opted-out, opted-in, cleaned, nonsubscribed, never subscribed, never_subscribed, not subscribed, complained, suppressed, blacklisted, blocklisted, abgemeldet, desuscrito, dado de baja, desabonne, desinscrit, descadastrado, hard bounce, unconfirmed, spam, unmarketable, optin, optout, opt in, opt-in',
);

export const statusWords = list(
  'active, inactive, open, closed, won, lost, paid, pending, failed, refunded, completed, cancelled, canceled, processing, success, succeeded, trialing, past_due, past due, expired, paused, scheduled, confirmed, no-show, no show, draft, new, approved, declined, partially_refunded, partially refunded, unpaid, authorized, voided, on-hold, on hold, offen, bezahlt, storniert, gekundigt, aktiv, abgeschlossen, gewonnen, verloren, erstattet, bestatigt, abierto, cerrado, pagado, cancelado, ganado, perdido, pendiente, completado, activo, confirmado, paye, payee, annule, annulee, en attente, termine, actif, gagne, perdu, rembourse, confirme, pago, aprovado, aberto, ganho, concluido, reembolsado, em andamento, ativo, pendente, sale, rebill, refund, abandoned, in progress, en cours, en curso, terminado, vencido, atrasado, cancelada, pagada, confirmada, ativa, activa, agendado, realizado, programado, rejected, disputed, chargeback, incomplete, live, unfulfilled, fulfilled, abgesagt, termingerecht, nuevo, novo, nouveau',
);

export const genderWords = list(
  'm, f, w, d, male, female, man, woman, other, non-binary, nonbinary, diverse, divers, mannlich, weiblich, hombre, mujer, masculino, femenino, feminino, homme, femme, masculin, feminin, herr, frau, unknown, maschio, femmina, mr, mrs, ms, h, x, o, n/a, prefer not to say, vrouw, kobieta, mezczyzna, u, outro, otro, autre, v, k, nb',
);

export const intervalWords = list(
  'month, monthly, year, yearly, annual, annually, week, weekly, day, daily, quarter, quarterly, monatlich, jahrlich, wochentlich, vierteljahrlich, halbjahrlich, monat, jahr, mensual, anual, semanal, trimestral, mensuel, annuel, trimestriel, hebdomadaire, mensal, semestral, bimonthly, biweekly, months, years, weeks, semi-annual, one-time, mois, mes, ano, an, life, every month, every year, annuelle, mensuelle, p1m, p1y, maandelijks, jaarlijks, mensile, annuale',
);

export const currencyCodes = list(
  'usd, eur, gbp, brl, mxn, cad, aud, nzd, chf, jpy, inr, cop, clp, ars, pen, sek, nok, dkk, pln, czk, huf, ron, zar, sgd, hkd, cny, krw, thb, php, idr, myr, aed, sar, ils, try, rub, uah, bgn, uyu, pyg, bob, crc, dop, gtq, ngn, kes, egp, mad, twd, vnd, isk, hrk, $, €, £, r$, us$, usd ($), fr., kr',
);
