/**
 * Given and family names by culture, in the script their owners use.
 *
 * Common names only, combined at random: no pair is meant to be a real person, and every address is at example.com,
 * .org or .net. Apostrophes, particles, double surnames, diacritics and right-to-left scripts are here on purpose.
 */

export interface Culture {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Two surnames, the second in `last_name2`. */
  readonly doubleSurname?: true;
}

const words = (text: string): readonly string[] => text.split('|');

export const CULTURES = {
  english: {
    given: words(
      'James|Mary|John|Patricia|Robert|Jennifer|Michael|Linda|David|Siobhán|Mary Ann|Jo|Chloë|Zoë|D’Andre|J.R.|Anne-Marie|William|Beth|LaToya',
    ),
    family: words(
      "Smith|O'Brien|Johnson|MacDonald|Williams|St. John|Brown|O’Neill|Jones|Smith-Jones|Taylor|McCarthy|Davies|D'Angelo|Wilson|Null|Test|True",
    ),
  },
  spanish: {
    given: words(
      'María José|Juan Carlos|José|Lucía|Sofía|Andrés|Íñigo|Begoña|Ángel|Guadalupe|Nicolás|Ximena',
    ),
    family: words(
      'García|de la Cruz|Muñoz|Rodríguez|Núñez|López|de los Ríos|Ibáñez|Fernández|Peña|Hernández|Güell',
    ),
    doubleSurname: true,
  },
  portuguese: {
    given: words('João|Conceição|Antônio|Luíza|Thiago|Débora|Inês|Gonçalo'),
    family: words('da Silva|dos Santos|Araújo|Conceição|Magalhães|de Souza|Gonçalves|Simões'),
    doubleSurname: true,
  },
  german: {
    given: words('Jürgen|Sören|Käthe|Björn|Anneliese|Günther|Karl-Heinz|Zoé'),
    family: words('Müller|Groß|von der Leyen|Schäfer|Weiß|Köhler|zu Guttenberg|Özdemir'),
  },
  french: {
    given: words('François|Hélène|Jean-Baptiste|Zoé|Anaïs|Loïc|Gaëlle|Œdipe'),
    family: words("Lefèvre|d'Arc|L'Hôpital|Dubois|Nuñez|Béranger|de La Fontaine|Maître"),
  },
  dutch: {
    given: words('Daan|Sanne|Jan-Willem|Noëlle|Thijs|Fenna'),
    family: words("van der Berg|de Vries|'t Hart|van 't Hof|Jansen|ten Brink"),
  },
  italian: {
    given: words('Niccolò|Giulia|Pier Paolo|Desirée|Noemi|Andrea'),
    family: words("D'Amico|De Luca|Rossi|Dall'Oglio|Lo Iacono|Esposito"),
  },
  greek: {
    given: words('Γιώργος|Μαρία|Ελένη|Κωνσταντίνος|Άννα|Νίκος'),
    family: words('Παπαδόπουλος|Νικολάου|Ιωάννου|Βασιλείου|Οικονόμου|Δημητρίου'),
  },
  russian: {
    given: words('Алексей|Наталья|Дмитрий|Ольга|Фёдор|Юлия'),
    family: words('Иванов|Кузнецова|Смирнов|Соловьёва|Попов|Щербакова'),
  },
  japanese: {
    given: words('太郎|花子|さくら|健|ユミ|翔太'),
    family: words('山田|佐藤|鈴木|高橋|渡邊|髙田'),
  },
  arabic: {
    given: words('محمد|فاطمة|أحمد|عائشة|يوسف|نور'),
    family: words('العلي|بن سلمان|حداد|الخطيب|منصور|عبد الله'),
  },
  hebrew: {
    given: words('דוד|שרה|יעל|משה|נועה|אורי'),
    family: words('כהן|לוי|בן־דוד|מזרחי|פרץ|אבו־חצירא'),
  },
} as const satisfies Record<string, Culture>;

export type CultureName = keyof typeof CULTURES;
