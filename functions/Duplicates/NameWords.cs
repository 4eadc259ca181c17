using CoProduction.Registry.Texts;

namespace CoProduction.Functions.Duplicates;

/// <summary>Words that distinguish sites less than others do, and words that have several spellings.</summary>
internal static class NameWords
{
    // These words are folded in the same way as the words of sites, so that both have the same form.
    private static readonly HashSet<string> LegalForms = Folded(
        "inc incorporated llc llp lp ltd limited plc co corp corporation company gmbh ag kg kgaa ug se sa sau sas sarl srl spa sl slu nv bv as asa "
        + "ab oy oyj aps ad ead ood doo dd kft zrt nyrt sro spol jsc ojsc pte pty pvt kk bhd tbk");

    // Legal forms that folding splits into several words: Sp. z o.o., A/S.
    private static readonly string[][] LegalPhrases = [["sp", "z", "oo"], ["spolka", "z", "oo"], ["spol", "s", "ro"], ["a", "s"], ["k", "k"]];

    // Without single letters, because these distinguish Hall A from Hall B.
    private static readonly HashSet<string> Fillers = Folded(
        "the an of and for in at by to on de del della di du des la le les el der die das und im am von et og och ve");

    private static readonly HashSet<string> Kinds = Folded(
        "plant site facility line center complex depot shop yard shipyard workshop hall building unit division branch oddzial area location new group "
        + "production manufacturing assembly maintenance repair overhaul service support operation joint venture mm mro");

    private static readonly HashSet<string> FieldWords = Folded(
        "ammunition arms army missile rocket artillery");

    // What companies add to their names. Between two names of one company, these words make no difference.
    private static readonly HashSet<string> CompanyWords = Folded(
        "defence national military state system industry technology aerospace engineering metal machine group holding international trade");

    private static readonly Dictionary<string, string> Synonyms = Pairs(
        "plant: plants works work factory factories fabrik werk werke werkes fabryka zaklad zaklady usine fabbrica stabilimento planta tehdas "
        + "fabrikk bruk zavod tovarna gyar tesisi fabrikasi fac",
        "facility: facilities", "site: sites", "line: lines", "center: centre centers centres zentrum centrum centro ctr", "production: produktion "
        + "produkcja produzione", "manufacturing: mfg manufacture", "operation: operations ops", "service: services svc",
        "ammunition: ammo munition munitions amunicja amunicji munice munitionen", "defence: defense defensa difesa", "system: systems sys",
        "industry: industries industrial ind sanayi sanayii przemysl industrie industria",
        "trade: trading ticaret handel", "technology: technologies tech", "maintenance: maint wartung", "international: intl",
        "aerospace: aero", "engineering: engg engineers",
        "metal: metalowe metals metall metallurgical", "machine: machinery machines makina makine maschinen mechaniczne mechanical", "group: groupe grupa gruppe grup grubu",
        "holding: holdings", "missile: missiles", "rocket: rockets", "2: ii", "3: iii", "4: iv");

    public static string Common(string word) => Synonyms.GetValueOrDefault(word, word);

    public static bool IsKind(string word) => Kinds.Contains(word);

    /// <summary>Whether a word says what industry a site belongs to, as many sites' names do.</summary>
    public static bool IsOfTheField(string word) => FieldWords.Contains(word) || CompanyWords.Contains(word);

    /// <summary>Whether a company may or may not say this word of itself: the same company is Baykar and Baykar Makina.</summary>
    public static bool IsOfACompany(string word) => CompanyWords.Contains(word);

    /// <summary>The distinctive words: all but legal forms and fillers, or all words if nothing else is left.</summary>
    public static IReadOnlyList<string> Distinctive(IReadOnlyList<string> words)
    {
        var telling = new List<string>();
        for (var at = 0; at < words.Count; at++)
        {
            if (LegalPhrases.FirstOrDefault(
                phrase => phrase[0] == words[at] && words.Skip(at).Take(phrase.Length).SequenceEqual(phrase)) is { } phrase && at > 0)
            {
                at += phrase.Length - 1;
            }
            else if (!(at > 0 && LegalForms.Contains(words[at])) && !Fillers.Contains(words[at]))
            {
                telling.Add(words[at]);
            }
        }

        return telling.Count > 0 ? telling : words;
    }

    private static HashSet<string> Folded(string words) => [.. Folding.Words(words)];

    private static Dictionary<string, string> Pairs(params string[] lines) =>
        lines.Select(line => line.Split(':'))
            .SelectMany(parts => Folding.Words(parts[1]).Select(word => (Word: word, Common: Folding.Words(parts[0])[0])))
            .Distinct()
            .ToDictionary(pair => pair.Word, pair => pair.Common, StringComparer.Ordinal);
}
