/** The commonest names of columns in Polish, Swedish, Danish, Norwegian, Finnish, Czech and Romanian. */
import type { Lexicon } from '../atoms.ts';

export const northernAndEastern: Lexicon = {
  givenName: 'imię, imie, förnamn, fornavn, etunimi, křestní jméno, jméno, prenume',
  familyName: 'nazwisko, efternamn, efternavn, etternavn, sukunimi, příjmení, nume de familie',
  fullName:
    'imię i nazwisko, fullständigt namn, fulde navn, fullt navn, koko nimi, jméno a příjmení, nume complet, celé jméno',
  name: 'nazwa, namn, navn, nimi, název, nume',
  email:
    'adres e mail, adres email, e post, epost, e postadress, epostadress, e postadresse, sähköposti, sähköpostiosoite, e mailová adresa, adresă email, e mailadresse, poczta',
  phone:
    'numer telefonu, telefonnummer, puhelin, puhelinnumero, telefon nr, telefonní číslo, numer tel, telefonnr, tlf nr',
  mobile:
    'telefon komórkowy, mobilnummer, mobiltelefon nr, matkapuhelin, komórka, mobilní telefon, mobil nr, komórkowy, tel kom, telefon mobil',
  website:
    'strona internetowa, strona www, hemsida, hjemmeside, webbplats, nettside, verkkosivu, webové stránky, nettsted',
  address: 'adress, osoite, adresa, adresă, adres zamieszkania',
  street:
    'ulica, gata, gatuadress, gade, gate, katuosoite, ulice, gateadresse, vej, stradă, adressrad 1, gadenavn, katu',
  houseNumber: 'numer domu, nr domu, husnummer, číslo domu, nr lokalu, numer mieszkania',
  city: 'miasto, miejscowość, postort, poststed, kaupunki, město, oraș, by, paikkakunta, bynavn, sted',
  state: 'województwo, län, fylke, maakunta, kraj województwo, județ',
  postalCode: 'kod pocztowy, postnummer, postinumero, psč, cod poștal, postnr',
  country: 'kraj, maa, země, țară, państwo, stát',
  timezone: 'strefa czasowa, tidszon, tidssone, aikavyöhyke, časové pásmo',
  company:
    'nazwa firmy, företag, företagsnamn, firmanavn, virksomhed, yritys, společnost, companie, przedsiębiorstwo, bolag, bedrift, organizacja, yrityksen nimi, název firmy, firmanamn',
  jobTitle: 'stanowisko, yrke, stilling, titteli, pozice, funcție, zawód, befattning, roll',
  birthDate:
    'data urodzenia, födelsedatum, fødselsdato, fødselsdag, syntymäaika, datum narození, data nașterii, födelsedag, urodziny',
  gender: 'płeć, kön, køn, kjønn, sukupuoli, pohlaví, sex',
  language: 'język, språk, sprog, kieli, jazyk, limbă',
  tags: 'etykiety, etiketter, tagi, taggar, tagy, štítky, tunnisteet, grupy, grupper',
  source: 'źródło, källa, kilde, lähde, zdroj, sursă, źródło pozyskania, pochodzenie',
  owner:
    'opiekun, ägare, ansvarig, ejer, eier, ansvarlig, omistaja, vastuuhenkilö, vlastník, właściciel, handlowiec, säljare, sælger, responsabil, selger',
  notes:
    'notatki, uwagi, anteckningar, anteckning, noter, notater, bemærkninger, bemærkning, muistiinpanot, huomautukset, poznámky, poznámka, komentarz, kommentarer, kommentar, merknader, uwagi klienta, observații',
  description: 'opis, beskrivning, beskrivelse, kuvaus, popis, descriere',
  message: 'wiadomość, meddelande, besked, melding, viesti, zpráva, mesaj',
  fact: 'wiek, branża, ålder, bransch, branche, ikä, věk, obor, zainteresowania, intressen',
  number: 'numer, číslo, numero nr, antal nummer',
  reference:
    'nip, regon, pesel, orgnr, organisationsnummer, personnummer, cvr, cvr nummer, kundnummer, kundenummer, ičo, dič, y tunnus, numer klienta, asiakasnumero, org nr, momsnummer, cui, vat nr',
  person:
    'klient, kund, kunde, asiakas, zákazník, odbiorca, uczestnik, deltagare, deltager, osoba, client nume, kontakt osoba, mottagare, modtager, kupujący, uczestnicy, osallistuja, nabywca',
  shipping: 'dostawa, wysyłka, leverans, levering, toimitus, doručení, dostawy, wysyłki',
  billing: 'fakturace, rozliczenie, fakturering, laskutus, faktury',
  work: 'praca, arbete, arbejde, arbeid, työ, práce, służbowy, arbets',
  home: 'dom, hem, hjem, koti, domů, prywatny, privat adress',
  deal: 'szansa, affär, aff, kauppa, obchod, szansa sprzedaży, transakcja handlowa, salgsmulighed',
  stage: 'etap, steg, fas, vaihe, fáze, trin, etap sprzedaży',
  order:
    'zamówienie, beställning, bestilling, ordre, tilaus, objednávka, zakup, köp, køb, kjøp, nákup, comandă',
  invoice: 'faktura, lasku, numer faktury, fakturanummer, kvitto, kvittering, číslo faktury, factură',
  transaction: 'transakcja, transaktion nr, transaktio, transakce, tranzacție, transaksjon',
  payment: 'płatność, betalning, maksu, platba, plată, płatności, wpłata',
  subscription:
    'subskrypcja, prenumeration, tilausjakso, předplatné, abonament, abonnement nr, medlemskap, medlemskab',
  product:
    'produkt nazwa, tuote, vara, towar, kurs, nazwa produktu, produktnamn, produktnavn, název produktu, zboží, produs, bilet',
  category: 'kategoria, kategori, luokka, kategorie zboží, wariant',
  appointment:
    'spotkanie, wizyta, möte, møde, møte, tapaaminen, schůzka, bokning, rezerwacja, rezervace, varaus, aftale',
  calendar: 'usługa, tjänst, ydelse, tjeneste, palvelu, služba, kalendarz, rodzaj wizyty, behandling',
  campaign: 'kampania, kampanj, kampanje, kampanja, kampagne navn, kampaň',
  amount:
    'kwota, suma, belopp, summa, beløb, beløp, sum, määrä yhteensä, částka, celkem, razem, wartość zamówienia, kwota brutto, totalbelopp, kwota całkowita, yhteensä, cena celkem, totalt belopp, sumă, suma brutto, loppusumma, totalt, i alt',
  price: 'cena, pris, hinta, cena jednostkowa, preț',
  tax: 'podatek, moms, mva, alv, daň, kwota vat, vat procent, stawka vat',
  discount: 'rabat, rabatt, zniżka, alennus, sleva, reducere',
  refund: 'zwrot, återbetalning, refusion, tilbagebetaling, hyvitys, vrácení, zwrócono, refundering',
  value: 'wartość, värde, værdi, verdi, arvo, hodnota, valoare',
  worth: 'wartość szansy, affärsvärde, wartość transakcji',
  count: 'liczba, antal, antall, lukumäärä, počet, ilość, număr',
  quantity: 'ilość sztuk, kpl',
  currency: 'waluta, valuta, valutta, měna, monedă',
  type: 'rodzaj, typ klienta, tyyppi, druh, kundtyp, tip',
  status: 'stan, tila, stav, tilstand',
  method:
    'metoda płatności, sposób płatności, betalningsmetod, betalingsmetode, betalningssätt, maksutapa, způsob platby, forma płatności, betalingsmåte, metodă de plată',
  reason: 'powód, orsak, årsag, syy, důvod, anledning',
  title: 'tytuł, temat, rubrik, otsikko, ämne, emne, předmět, titulu',
  date: 'datum, dato, päivämäärä, data, dată, dnia',
  time: 'godzina, tid, klockslag, kellonaika, čas, tidspunkt, klokkeslæt',
  created:
    'utworzono, data utworzenia, skapad, skapad datum, oprettet, opprettet, luotu, vytvořeno, dodano, data dodania, skapades, tillagd, tilføjet, data założenia, datum vytvoření, lisätty, creat',
  updated:
    'zmodyfikowano, data modyfikacji, uppdaterad, ändrad, opdateret, ændret, oppdatert, endret, muokattu, päivitetty, upraveno, zaktualizowano, senast ändrad, ostatnia modyfikacja, aktualizováno',
  signup:
    'data rejestracji, data zapisu, registrerad, registreringsdatum, tilmeldt, tilmeldingsdato, påmeldt, rekisteröitynyt, registrováno, zapisano, anmäld, zarejestrowano',
  cancelled:
    'anulowano, avbokad, avbestilt, annulleret, peruttu, zrušeno, data anulowania, avslutad, uppsagd, anulowana, opsagt',
  paid: 'opłacono, data płatności, zapłacono, betald, betalningsdatum, betalt, betalingsdato, maksettu, zaplaceno, maksupäivä, datum platby',
  closed:
    'data zamknięcia, stängd, avslutsdatum, lukket, lukkedato, päättynyt, uzavřeno, przewidywana data zamknięcia, datum uzavření',
  started:
    'data rozpoczęcia, początek, startdato, starttid, alkaa, aloituspäivä, začátek, rozpoczęcie, starttidspunkt, data wizyty, börjar, godzina rozpoczęcia',
  ended:
    'data zakończenia, koniec, slut, slutdatum, slutdato, sluttid, päättyy, konec, zakończenie, sluttdato, slutter, sluttidspunkt',
  renewed:
    'następna płatność, nästa betalning, næste betaling, data odnowienia, seuraava maksu, förnyelse, fornyelse, příští platba',
  bought:
    'data zakupu, data zamówienia, köpdatum, orderdatum, beställningsdatum, købsdato, ordredato, kjøpsdato, tilauspäivä, datum objednávky, ostopäivä, data comenzii',
  last: 'ostatni, ostatnia, ostatnie, senaste, senast, sidste, siste, viimeisin, poslední, sist, ultima dată',
  first: 'pierwszy, pierwsza, första, første, ensimmäinen, první',
  next: 'następny, następna, nästa, næste, neste, seuraava, příští',
  optIn:
    'zgoda, zgoda marketingowa, samtycke, samtykke, suostumus, souhlas, wyrażam zgodę, godkänner, jatack, zgoda na, accepterar, accepterer, wyraża zgodę, markkinointilupa',
  optOut:
    'wypisano, wypisany, rezygnacja, avregistrerad, avanmäld, frameldt, afmeldt, avmeldt, peruutti tilauksen, odhlášeno, data wypisania, nie kontaktować, odhlášen, avmäld, dezabonat, wypisał się, avprenumererad',
  newsletter: 'nyhetsbrev, nyhedsbrev, uutiskirje, biuletyn, zpravodaj',
  marketing: 'marknadsföring, markedsføring, markkinointi, marketingowa, reklama, marknadsföringsmejl',
  noise: 'i, na, do, w, z, og, och, för, til, till, av, ja, pro, din, ditt, twój, för att, od, și, dla, är',
};
