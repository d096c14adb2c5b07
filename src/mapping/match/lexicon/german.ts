/** German names of columns. Compounds are taken apart into these words: "Kundennummer" is Kunde and Nummer. */
import type { Lexicon } from '../atoms.ts';

export const german: Lexicon = {
  givenName: 'vorname, vornamen, rufname, vname',
  familyName: 'nachname, familienname, zuname, nname, nachnamen',
  fullName:
    'vollständiger name, vor und nachname, vorname nachname, name vorname, ganzer name, voller name, vorname und nachname, nachname vorname, vollname',
  name: 'namen',
  middleName: 'weitere vornamen, zweiter vorname, mittelname, zweitname',
  salutation:
    'anrede, titel anrede, namenstitel, akademischer titel, briefanrede, grußformel, akad titel, namenspräfix, grad',
  suffix: 'namenszusatz, namenssuffix',
  nickname: 'spitzname, kurzname, kürzel',
  maidenName: 'geburtsname, mädchenname',
  display: 'angezeigter name, anzeigename, anzeigen als, initialen, speichern unter, sortiername',
  email: 'e mail adresse, email adresse, mailadresse, emailadresse, mailadr, e mail anschrift',
  phone:
    'telefon, telefonnummer, tel nr, telefonnr, rufnummer, festnetz, durchwahl, fon, tel nummer, festnetznummer, fernsprecher',
  mobile:
    'handy, mobil, mobiltelefon, handynummer, mobilnummer, mobilfunk, mobilfunknummer, handynr, mobilnr, mobilrufnummer',
  fax: 'faxnummer, telefax, faxnr, telefaxnummer',
  pager: 'autotelefon, rückmeldung, funkruf, funktelefon',
  website:
    'webseite, internetseite, internet, internetadresse, webadresse, homepage url, netzseite, domäne, webpräsenz',
  dialCode: 'vorwahl, ländervorwahl, landesvorwahl',
  address: 'adresse, anschrift, postanschrift, adressen, postadresse',
  street:
    'straße, strasse, str, straße hausnummer, straße und hausnummer, straße nr, straße hausnr, adresszeile 1, adresse 1, strassenname, straße 1, anschrift 1, straße und nr, adresszeile, straße und hausnr, straße u hausnr',
  street2:
    'adresszusatz, adresszeile 2, adresse 2, zusatz, straße 2, anschriftenzusatz, anschrift 2, adresszeile 3, adresszusatz 1, straße 3, adressergänzung',
  houseNumber: 'hausnummer, hausnr, haus nr',
  poBox: 'postfach',
  city: 'ort, stadt, wohnort, gemeinde, ortschaft, wohnstadt',
  state:
    'bundesland, kanton, region, provinz, bundesstaat, bundesland kanton, bundesland region, bundesland provinz, land region bundesland',
  county: 'landkreis, ortsteil, stadtteil, bezirk, kreis, stadtbezirk',
  postalCode: 'plz, postleitzahl, post leitzahl',
  country:
    'land, staat, land region, ländercode, länderkürzel, landeskennzeichen, ländername, landeskürzel, landcode, länderkennzeichen, herkunftsland, wohnland, land kürzel',
  location: 'standort, veranstaltungsort, terminort',
  place: 'treffpunkt, raum, meetinglink, besprechungsort',
  geo: 'breitengrad, längengrad, koordinaten',
  timezone: 'zeitzone',
  company:
    'firma, firmenname, unternehmen, unternehmensname, organisation, betrieb, firmenbezeichnung, arbeitgeber, firma 1, institution, firmierung, name firma, firma name, firmen, unternehmung, einrichtung, verein, vereinsname, firma organisation, organisationsname, körperschaft',
  jobTitle:
    'beruf, funktion, stelle, berufsbezeichnung, stellenbezeichnung, tätigkeit, jobtitel, rolle, berufsbezeichung, dienststellung, amt, arbeitsplatz, aufgabenbereich',
  department: 'abteilung, bereich, filiale, zweigstelle, büro, niederlassung, geschäftsbereich',
  birthDate: 'geburtsdatum, geburtstag, geb datum, geb, geboren am, geburtsdat, gebdatum, geb am',
  birth: 'geburt, geburts',
  gender: 'geschlecht',
  language:
    'sprache, sprachen, muttersprache, korrespondenzsprache, sprachcode, spracheinstellung, bevorzugte sprache, kommunikationssprache',
  nationality:
    'nationalität, staatsangehörigkeit, staatsbürgerschaft, konfession, geburtsort, religion, geburtsland',
  photo: 'bild, foto, profilbild, bild url',
  tags: 'schlagworte, schlagwörter, schlagwort, stichwörter, kategorien, gruppen, gruppe, markierungen, stichworte, kontaktgruppe, tags gruppen, etiketten, merkmale, kennzeichnungen, kontaktgruppen, verteiler, adressgruppen',
  list: 'liste, listen, verteilerliste, empfängerliste, segmente, empfängerlisten, mailingliste, kontaktliste',
  source:
    'quelle, herkunft, leadquelle, kontaktquelle, wie haben sie von uns erfahren, wie sind sie auf uns aufmerksam geworden, wie hast du von uns erfahren, akquisequelle, werbequelle, anmeldequelle, vertriebskanal, lead quelle, woher kennen sie uns, wie haben sie uns gefunden, aufmerksam geworden, erstkontakt durch, akquisekanal, kanal, quelle des leads, eintragsquelle, vertriebsquelle, kontaktherkunft',
  utm: 'werbemittel, anzeige, werbeanzeige, zielseite, suchbegriff, einstiegsseite, trackingcode',
  owner:
    'besitzer, inhaber, zuständig, verantwortlicher, verantwortlich, betreuer, kundenbetreuer, vertriebsmitarbeiter, ansprechpartner intern, bearbeiter, sachbearbeiter, zugewiesen an, berater, vertriebler, eigentümer, zuständiger mitarbeiter, verkäufer, zugeordneter benutzer, außendienst, vertriebsbeauftragter, verantwortliche person, kontakteigentümer, zugewiesener benutzer, zuständiger, account manager, außendienstmitarbeiter, kontaktinhaber, kundenberater, vertreter, datensatzbesitzer',
  notes:
    'notizen, notiz, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, hinweis, hinweise, freitext, kundennotiz, zusatzinfo, zusätzliche informationen, sonstiges, interne notiz, weitere informationen, kundenkommentar, interne notizen, kundenbemerkung, wünsche, sonderwünsche, zusatzinformationen, vermerk, vermerke',
  description: 'beschreibung, zusammenfassung, kurzbeschreibung, unternehmensbeschreibung, beschreibungstext',
  message: 'nachricht, anfrage, mitteilung, ihre nachricht, anliegen, anfragetext',
  fact: 'alter, branche, hobby, hobbys, interessen, interesse, familienstand, mitarbeiterzahl, anzahl mitarbeiter, jubiläum, kilometerstand, abrechnungsinformation, abrechnungsinformationen, benutzer 1, benutzer 2, benutzer 3, benutzer 4, kundengruppe, priorität, bewertung, hochzeitstag, lebensphase, größe, schuhgröße, kleidergröße, ziel, ziele, budget, jahrestag, gültig, wichtigkeit, kundenklasse, preisgruppe, zahlungsbedingung, zahlungsbedingungen, zahlungsziel, skonto, rabattgruppe, umsatzklasse, kreditlimit, passwort, rechtsform, bonität, empfohlen von, empfehlung, empfehlungscode, werber, weiterempfehlung, mitarbeiteranzahl, gründungsjahr, lieblingsfarbe, wettbewerber, nächster schritt, punkte, bonuspunkte, treuepunkte, stufe, einkommen, ernährung, allergien, zufriedenheit, mehrwertsteuerbefreit, steuerbefreit, lieferbedingung',
  id: 'kennung, datensatz id, schlüssel, interne id, benutzername, anmeldename, externe id, identnummer, identifikator, ident',
  number: 'nr, nummer, nummern',
  code: 'kürzel code, kennzeichen',
  hash: 'prüfsumme',
  ip: 'ip adresse, ipadresse',
  url: 'verknüpfung, verweis, anhang, anlagen, datei, rechnungslink, dokument',
  machine:
    'vertraulichkeit, gerät, betriebssystem, verzeichnisserver, internet frei gebucht, angelegt von, erstellt von, geändert von, erfasst von, importdatum, bearbeitet von, synchronisiert, vorlage, mandant, anrufer id, sperrvermerk, endgerät, herkunfts ip, löschkennzeichen, datenquelle',
  external: 'extern, externe, interne, intern',
  sku: 'artikelnummer, artikelnr, artikel nr, produktnummer, produktcode, art nr, artnr, warennummer, bestellnr artikel, produkt sku',
  reference:
    'referenz, referenznummer, ust id, ust idnr, ustid, umsatzsteuer id, steuernummer, kundennummer, kundennr, kdnr, kd nr, debitorennummer, mitgliedsnummer, konto, kontonummer, zeichen, ihr zeichen, handelsregisternummer, ust id nr, umsatzsteuer identifikationsnummer, umsatzsteueridentifikationsnummer, buchungszeichen, buchungscode, personalnummer, organisationsnr, reg nr, regierungs nr, debitor, debitorennr, kreditor, mitglieds nr, bankverbindung, bankleitzahl, gläubiger id, mandatsreferenz, personenkonto, steuer id, handelsregister, vertragsnummer, kostenstelle, kontoinhaber, lieferantennummer, adressnummer, kreditorennummer, matchcode, adressnr, kunden nr, auftragsreferenz',
  person:
    'kunde, kunden, kundin, käufer, kontakt, kontakte, ansprechpartner, ansprechperson, empfänger, abonnent, teilnehmer, mitglied, gast, patient, interessent, rechnungsempfänger, besteller, person, personen, auftraggeber, kundendaten, teilnehmerin, schüler, kontaktperson, klient, debitorname, abonnenten, mitglieder, haupt ansprechpartner, leser, bucher',
  staff:
    'mitarbeiter, mitarbeiterin, trainer, behandler, therapeut, gastgeber, organisator, veranstalter, dozent, leiter, moderator, kursleiter, anbieter, arzt, mitarbeitername, coach, stylist, durchgeführt von, betreuender mitarbeiter, referent',
  user: 'benutzer, nutzer, anwender',
  affiliate: 'vertriebspartner, partner, vermittler, werbepartner, affiliatename, tippgeber',
  seller: 'händler, shopname, lieferant, anbietername, hersteller, marke, vendor, verkäufername',
  assistant: 'assistent, assistentin, sekretariat, assistenz, name assistent',
  manager: 'vorgesetzter, vorgesetzten, vorgesetzte, name des der vorgesetzten',
  relative:
    'kinder, ehepartner, ehepartnerin, ehefrau, partnerin, notfallkontakt, angehörige, eltern, kind, lebenspartner, begleitperson, haustier, mutter, vater, notfall, erziehungsberechtigte, erziehungsberechtigter, partnername',
  shipping: 'liefer, lieferung, versand, empfangs, zustell',
  billing: 'abrechnung, faktura, haupt, postalisch',
  home: 'privat, zuhause, private, privates, daheim, heim',
  work: 'geschäftlich, geschäft, dienstlich, beruflich, büro büro, arbeit, geschäftliche, dienst, berufliche, geschäfts',
  otherPlace: 'weitere, weiteres, andere, anderer, weiterer, zweitwohnsitz, abweichende, abweichend',
  team: 'vertriebsteam, gebiet, verkaufsgebiet, vertriebsgebiet',
  deal: 'geschäftschance, verkaufschance, angebot, chance, projekt, opportunity, abschluss, auftragschance, vorgang, geschäftsvorgang, vertriebschance, akquise, projektname, dealname',
  pipeline: 'vertriebsprozess, verkaufspipeline, verkaufstrichter, trichter, vertriebspipeline',
  stage:
    'phase, verkaufsphase, stufe der pipeline, dealphase, vertriebsphase, angebotsphase, pipelinephase, deal phase, pipelinestufe, verkaufsstufe, vertriebsstufe, projektphase, prozessschritt, vertriebsstatus',
  order:
    'bestellung, auftrag, kauf, bestell, kaufs, verkauf, einkauf, bestellungen, verkäufe, käufe, aufträge, auftrags, warenkorb',
  invoice:
    'rechnung, rechnungsnummer, rechnungsnr, beleg, belegnummer, quittung, belegnr, re nr, rechnungs nr, faktur, gutschrift, rechnungen, gutschriftnummer, quittungsnummer',
  transaction:
    'transaktion, transaktions, umsatz id, vorgangsnummer, transaktionen, buchungssatz, transaktionscode',
  payment: 'zahlung, zahlungs, auszahlung, bezahlung, überweisung, zahl, zahlungen, anzahlung, bezahl',
  subscription: 'abonnement, abo, vertrag, abos, vertrags, abonnements, dauerauftrag',
  plan: 'tarif, paket, mitgliedschaft, tarifname, abo modell, abotyp, laufzeitmodell, beitragsart, mitgliedsbeitrag, abo name, aboname, tarifbezeichnung, mitgliedschaftstyp',
  product:
    'produkt, artikel, produktname, artikelbezeichnung, artikelname, kurs, ware, position position, produktbezeichnung, kursname, bestellte artikel, produkte, seminar, ticketart, ticketkategorie, leistungsbeschreibung, titel des produkts, produkttitel, kurstitel, ticketname',
  category:
    'kategorie, produktkategorie, variante, eigenschaft, warengruppe, produkttyp, artikelgruppe, produktgruppe, optionen, varianten, ausführung, zusatzleistungen, warenkategorie',
  coupon: 'gutschein, gutscheincode, rabattcode, aktionscode, gutscheinnummer, gutscheine',
  appointment:
    'termin, veranstaltung, besprechung, buchung, reservierung, sitzung, termine, termins, ereignis, buchungs, besuch',
  calendar:
    'kalender, terminart, dienstleistung, leistung, terminkategorie, termintyp, behandlung, buchungstyp, kalendername, veranstaltungstyp, ereignistyp, behandlungsart, angebotene leistung, leistungsart, terminkalender, leistungsname, terminname',
  campaign: 'kampagne, kampagnenname, aktion, kampagnen, serie, automatisierung, mailing mailing',
  form: 'formular, umfrage, formularname, fragebogen',
  page: 'seite, seitenaufrufe, besuche, sitzungen, seiten',
  gateway:
    'zahlungsanbieter, zahlungsdienstleister, zahlungsdienst, zahlungsabwickler, bezahldienst, zahlungsprovider, zahlungssystem, bezahlanbieter, zahlungs provider',
  card: 'karte, kartentyp, letzte 4 ziffern, kartennummer, letzte vier ziffern, kreditkartennummer, ablaufdatum karte, kreditkarten',
  task: 'aufgabe, aufgaben, wiedervorlage',
  primary: 'primär, primäre, hauptsächlich, hauptnummer, standard, bevorzugte nummer',
  secondary:
    'zweite, zweiter, zweites, sekundäre, alternativ, alternative, zusätzliche, weitere nummer, sekundär, ersatz, zweit, dritte',
  last: 'letzte, letzter, letztes, letzten, jüngste, zuletzt',
  first: 'erster, erstes, erst, ersten, frühester',
  next: 'nächste, nächster, nächstes, folgende, nächsten, kommende',
  current: 'aktuell, aktueller, aktuelle, aktuelles, derzeitig',
  expected:
    'erwartet, erwartetes, erwarteter, voraussichtlich, voraussichtliches, geplant, voraussichtlicher, geplantes, erwartete, voraussichtliche, geschätzter, geplanter, geschätzte',
  original: 'ursprünglich, ursprünglicher, tatsächlich, tatsächlicher, umgerechnet',
  average:
    'durchschnitt, durchschnittlicher, durchschnittliche, pro, durchschnittlich, mittlerer, mittelwert',
  periodic:
    'monatlich, jährlich, monatlicher, jährlicher, monatsbeitrag, jahresumsatz, monatliche, jahres, monats, wöchentlich, jährliche',
  partial:
    'gewichtet, gewichteter, restbetrag, trinkgeld, guthaben, offen, offener betrag, saldo, anteil, ausstehend, deckungsbeitrag, marge, gewinn, kontostand, kaution, restwert, offener, offene',
  previous: 'frühere, früherer, vorherige, alt, alte, ehemalig, vorheriger',
  automatic: 'automatisch, automatische, erinnerung, erinnerungen, manuell',
  preferred: 'bevorzugt, bevorzugter, lieblings, gewünscht, bevorzugtes, gewünschter, wunsch',
  verified: 'verifiziert, gültigkeit, überprüft, geprüft, bestätigte adresse',
  all: 'alle, alles, sämtliche, insgesamt aller',
  amount:
    'betrag, gesamtbetrag, summe, rechnungsbetrag, bruttobetrag, gesamtsumme, gesamtpreis, zahlbetrag, endbetrag, bezahlter betrag, umsatz, kaufpreis, brutto, kaufbetrag, zahlungsbetrag, gesamt brutto, endsumme, rechnungssumme, bestellwert, auftragssumme, kaufsumme, bezahlt betrag, betrag brutto, bestellsumme, verkaufspreis, transaktionsbetrag, auftragswert summe, verkaufsbetrag, gezahlter betrag, bruttosumme, gesamt betrag',
  total: 'gesamt, insgesamt, gesamte, total, gesamter',
  price: 'preis, einzelpreis, stückpreis, grundpreis, listenpreis, bruttopreis, abopreis, abonnementpreis',
  cost: 'kosten, einkaufspreis, versandkosten',
  subtotal: 'zwischensumme, warenwert, positionssumme, teilsumme',
  net: 'netto, nettobetrag, nettopreis, nettosumme, auszahlungsbetrag, nettoumsatz, auszahlungsbetrag, ertrag, reingewinn, verdienst, nettoverdienst',
  tax: 'mwst, steuer, umsatzsteuer, ust, mehrwertsteuer, steuersatz, mwst betrag, mwst satz, steuerbetrag, ust betrag, ust satz, vorsteuer, steuern',
  fee: 'gebühr, gebühren, versandgebühr, transaktionsgebühr, entgelt, provisionsgebühr, bearbeitungsgebühr, zahlungsgebühr, zahlungsgebühren, servicegebühr',
  discount: 'rabatt, nachlass, ermäßigung, rabattbetrag, rabattsumme, preisnachlass, abzug',
  refund:
    'erstattung, rückerstattung, erstattet, rückzahlung, storno betrag, rückbuchung, retoure, erstattungs, rückerstatteter, erstatteter, erstattete, zurückerstattet, stornobetrag, rückerstattungs, rückerstattet, rücklastschrift, rückläufer, erstatteter betrag, widerruf',
  worth:
    'auftragswert, angebotswert, geschäftswert, angebotssumme, volumen, auftragsvolumen, projektwert, erwarteter umsatz, vertragswert, potenzial, angebotsbetrag, dealwert, auftragspotenzial, umsatzpotenzial, umsatzerwartung, abschlusswert, projektvolumen, potential, voraussichtlicher umsatz, angebotsvolumen, geschätzter umsatz',
  value: 'wert',
  revenue: 'umsätze, gesamtumsatz, einnahmen, einnahme, jahresumsätze',
  commission: 'provision, provisionen, vergütung, provisionsbetrag',
  quantity:
    'menge, stückzahl, anzahl teilnehmer, teilnehmerzahl, anzahl personen, personenzahl, anzahl tickets, anzahl gäste, personenanzahl, teilnehmeranzahl',
  count: 'rate, raten, ratenzahlung, anzahl, zahl der, häufigkeit, zähler',
  percent: 'prozent, quote, anteil in prozent, öffnungsrate, klickrate',
  probability:
    'wahrscheinlichkeit, abschlusswahrscheinlichkeit, chance in prozent, erfolgswahrscheinlichkeit, abschlusschance',
  duration:
    'dauer, laufzeit, länge, stunden, minuten, tage, kündigungsfrist, monate, mindestlaufzeit, laufzeit in monaten',
  currency: 'währung, währungscode, währungskürzel, waehrungskuerzel',
  score: 'punktzahl, sterne, bewertungspunkte, engagement wert',
  type: 'art, typ, kontakttyp, kundentyp, kontaktart, kundenart, adressart, adresstyp, kontaktkategorie, personentyp, kundenkategorie',
  status: 'zustand, stand, kundenstatus, ergebnis, statusbezeichnung',
  method:
    'zahlungsart, zahlungsmethode, bezahlart, zahlungsweise, zahlart, zahlungsmittel, zahlweise, zahlungsform, zahlungstyp, bezahlmethode, art der zahlung, zahlverfahren',
  reason: 'grund, begründung, anlass, ursache, verlustgrund grund, storno grund, hintergrund',
  title: 'bezeichnung, titel, betreff, überschrift, thema',
  date: 'datum, am, tag, zeitpunkt, zeitstempel, seit, datum uhrzeit, datum zeit, dat, datum und uhrzeit, tags datum',
  time: 'uhrzeit, zeit',
  flag: 'ist, hat, ja nein, wurde, aktiv, haben sie, sind sie, kennz',
  text: 'textfeld, feld, angaben, daten, infos, informationen, formatiert, angabe, info',
  interval:
    'intervall, abrechnungszeitraum, zahlungsintervall, turnus, rhythmus, abrechnungsintervall, abrechnungszyklus, zahlungsrhythmus, zahlungsturnus, abrechnungsperiode, zeitraum, zahlungsfrequenz, laufzeitintervall, abrechnungsturnus, abrechnungsrhythmus, zahlungszyklus, beitragsintervall, abrechnungsfrequenz, verlängerungsintervall',
  created:
    'erstellt, angelegt, erstellungsdatum, anlagedatum, hinzugefügt, erfasst, erfassungsdatum, eingang, eingangsdatum, erstellt am, angelegt am, erfasst am, hinzugefügt am, eintragsdatum, kunde seit, aufnahmedatum, anlage, anlegedatum, erstelldatum, erstellungszeit, erstellungs, eingegangen am, kontakt seit, erfassung, anlage datum, neuanlage, rechnungsdatum, belegdatum, erzeugt, aufgenommen am, eröffnet, eingetragen, eingetragen am, hinzugefügt zeit, erzeugt am, erstkontakt, ausstellungsdatum, erstellungszeitpunkt, eintritt, eintrittsdatum, eintragung, eintragungsdatum',
  updated:
    'geändert, aktualisiert, änderungsdatum, letzte änderung, bearbeitet, geändert am, zuletzt geändert, aktualisierung, letzte aktualisierung, änderung, letzte bearbeitung, zuletzt bearbeitet, aktualisiert am, bearbeitet am, modifiziert',
  signup:
    'anmeldung, anmeldedatum, registriert, registrierung, registrierungsdatum, angemeldet, anmeldezeitpunkt, mitglied seit, beitrittsdatum, beitritt, abonniert am, angemeldet am, registriert am, registriert seit, anmelde, opt in datum, optin datum, registrierungs, angemeldet seit, anmeldezeit, abonniert seit, beigetreten am',
  confirmed:
    'bestätigt, bestätigung, bestätigungsdatum, aktiviert, freigegeben, aktivierungsdatum, aktivierung, bestätigt am, bestätigungszeitpunkt, bestätigungs, aktiviert am',
  cancelled:
    'storniert, storno, gekündigt, kündigung, kündigungsdatum, abgesagt, stornierung, stornodatum, gekündigt am, gekündigt zum, storniert am, kündigung zum, kündigungs, absage, stornierungs, beendet durch kündigung, kündigungstermin, abgebrochen, kündigungseingang, kündigt, pausiert',
  paid: 'bezahlt, bezahlt am, zahlungsdatum, zahlungseingang, gezahlt, zahldatum, bezahldatum, beglichen, gezahlt am, wertstellung, buchungstag',
  completed: 'abgeschlossen, erledigt, fertig, abgeschlossen am, fortschritt, erledigt am',
  closed:
    'abschlussdatum, geschlossen, geschlossen am, abschluss datum, voraussichtlicher abschluss, abschlusstermin, erwarteter abschluss, voraussichtliches abschlussdatum, erwartetes abschlussdatum, abschlusszeitpunkt, geplanter abschluss, geschlossen datum, abschlussmonat, geplantes abschlussdatum, auftragseingang',
  won: 'gewonnen, gewonnen am',
  lost: 'verloren, verlust, verlust, absage absage, verloren am, verlust',
  started:
    'beginn, anfang, startdatum, startzeit, von, anfangsdatum, begin, beginnt, terminbeginn, beginnt am, beginnt um, termindatum, anfangszeit, terminzeit, startet, start, startet am, gestartet, vertragsbeginn, laufzeitbeginn, abobeginn, gültig ab, vertragsstart, gestartet am, ab, abostart, abo start, startzeitpunkt, veranstaltungsdatum, buchungsbeginn',
  ended:
    'ende, enddatum, endzeit, bis, endet, terminende, schluss, endet am, endet um, vertragsende, laufzeitende, gültig bis, beendet, beendet am, beendigung, austritt, austrittsdatum, aboende, ablauf, abo ende, endzeitpunkt, läuft ab am',
  renewed:
    'verlängerung, nächste zahlung, nächste abrechnung, verlängert, nächste rechnung, nächstes zahlungsdatum, nächster zahlungstermin, nächste abbuchung, verlängerungsdatum, nächste fälligkeit, nächster abrechnungstermin, nächstes abrechnungsdatum, nächste buchung, abrechnungsdatum, nächste rechnungsstellung, nächste verlängerung, verlängert sich am, nächster einzug, bezahlt bis, nächstes rechnungsdatum, nächster rechnungslauf',
  due: 'fällig, fälligkeit, fälligkeitsdatum, fällig am, frist',
  expired: 'abgelaufen, ablaufdatum, verfallsdatum',
  trial: 'testphase, probezeit, testzeitraum, probe, probeabo, testversion',
  bought:
    'kaufdatum, bestelldatum, gekauft, gekauft am, bestellt am, bestellt, kaufzeitpunkt, auftragsdatum, transaktionsdatum, bestellzeitpunkt, gekaufte, bestelleingang, verkaufsdatum, gebucht am, bestellzeit, buchungsdatum, transaktionszeit',
  sent: 'gesendet, versendet, geöffnet, geklickt, öffnungen, klicks, geöffnete, versandt, zugestellt, öffnung, versendete',
  activity:
    'aktivität, letzter kontakt, letzte aktivität, letzte anmeldung, kontaktiert, letzter login, interaktion, letzter besuch, angerufen, letzte kontaktaufnahme, anruf, aktivitäten, eingeloggt, letzter anruf, letzte öffnung, letzter klick, gesprächsnotiz',
  imported: 'importiert, importiert am, exportiert, synchronisiert am',
  deleted: 'gelöscht, gelöscht am, löschdatum',
  archived: 'archiviert, inaktiv, gesperrt am',
  fulfilled:
    'versendet am, geliefert, lieferdatum, versanddatum, sendungsnummer, lieferstatus, versandstatus, liefertermin, versandart, lieferart, versandmethode, versanddienstleister, zustellung, lieferzeit',
  scheduled: 'vereinbart am, vereinbart, verschoben, terminiert, umgebucht, gebucht',
  assigned: 'zugewiesen, zuweisung, zugeordnet',
  attended: 'teilgenommen, anwesend, erschienen, anwesenheit, nicht erschienen, teilnahme, eingecheckt',
  optIn:
    'zustimmung, zugestimmt, einverstanden, erlaubt, erlaubnis, angemeldet newsletter, erwünscht, darf, werbeerlaubnis, abonniert, zustimmung zur werbung, ich möchte, ich stimme zu, erteilt, einverständnis, werbezustimmung, zustimmen, stimmt zu, akzeptiert, eingewilligt, newsletter ja, erlaubt werbung, newsletterempfänger, newsletter abonnent, empfang erlaubt, newsletter abonnieren, zusenden',
  optOut:
    'abgemeldet, abmeldung, abmeldedatum, abbestellt, gesperrt, werbesperre, widerspruch, keine, nicht, widersprochen, abmeldezeitpunkt, sperre, sperrliste, mailsperre, widerrufen, abgemeldet am, austragung, ausgetragen, deaktiviert, werbewiderspruch, unerwünscht, kein, nein zu, kontaktsperre, newslettersperre, abbestellt am, blockiert, beschwerde, abmelde, blacklist, telefonsperre, austragungsdatum, kontaktverbot, werbeverbot, abbestellung, newsletter abgemeldet, beschwerden, spambeschwerde, spam beschwerde, abgemeldete, deabonniert, widerrufsdatum, einwilligung widerrufen, deaktiviert am, robinsonliste',
  doubleOptIn: 'doppel opt in, double opt in datum, doi datum, doi zeitpunkt',
  consent:
    'einwilligung, datenschutz, datenschutzerklärung, agb, einwilligungserklärung, datenverarbeitung, rechtsgrundlage, einwilligungs, datenschutzeinwilligung',
  marketing:
    'werbung, werbe, reklame, mailing, serienmail, mailings, rundmail, rundschreiben, e mail werbung, post werbung, direktwerbung, angebote per, e mail marketing, werbemails',
  newsletter: 'rundbrief, infobrief, infomail, newsletteranmeldung, newsletter anmeldung',
  call: 'anrufe, telefonanruf, telefonisch, telefonwerbung, telefonische',
  bounced: 'unzustellbar, nicht zustellbar, rückläufer mail, bounce datum',
  subscribed:
    'abonnementstatus, abostatus newsletter, newsletterstatus, e mail status, mailstatus, anmeldestatus, newsletter status, opt in status, abonnentenstatus, empfängerstatus, versandstatus newsletter, einwilligungsstatus, werbestatus',
  noise:
    'der, die, das, des, den, dem, und, oder, für, zur, zum, in, im, an, auf, ihr, ihre, ein, eine, von der, mit, bei, als, eur, sie, wir, bitte, ihnen, per, zu, vom, pflichtfeld, inkl, inklusive, exkl, n, ggf, evtl, falls, vorhanden, deine, dein, aus, durch, sich, uns, was, wie, welche, welcher, lautet, wird',
};
