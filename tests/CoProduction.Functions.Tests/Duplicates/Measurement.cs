using System.Globalization;
using System.Text;
using CoProduction.Functions.Duplicates;
using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Tests.Duplicates;

/// <summary>
/// Measures the finder on pairs that are known to be the same site, and on pairs that are known to be different: the sites of the
/// starter data, each written again in many ways and compared with all of them.
/// </summary>
internal sealed class Measurement
{
    private const int Seed = 2026;

    /// <summary>The number of tries of each perturbation on each site, each with other random numbers.</summary>
    private const int Rounds = 3;

    private readonly List<Line> lines = [];
    private readonly int differing;

    private Measurement(IReadOnlyList<SiteOutline> sites)
    {
        var others = sites.CountBy(site => (site.Kind, site.Id.Partner)).ToDictionary(group => group.Key, group => group.Value - 1);
        differing = sites.Sum(site => others[(site.Kind, site.Id.Partner)]) / 2;
        var index = new SiteIndex(sites);
        Mistaken = index.Pairs();
        foreach (var perturbation in Perturbation.All)
        {
            var line = new Line(perturbation.Name, 0, 0, 0, 0);
            foreach (var (number, site) in sites.Index())
            {
                foreach (var twin in Twins(perturbation, site, number))
                {
                    var found = index.Like(twin with { Id = Parsed.As<SiteId>($"{site.Id.Value[..3]}-another-{number}") });
                    var isFound = found.Any(candidate => candidate.Site.Id == site.Id);
                    line = line.With(isFound, found.Count - (isFound ? 1 : 0), others[(site.Kind, site.Id.Partner)]);
                }
            }

            lines.Add(line);
        }
    }

    /// <summary>Pairs of different registered sites that were taken for one.</summary>
    public IReadOnlyList<DuplicatePair> Mistaken { get; }

    public double Precision => All.Precision;

    public double Recall => All.Recall;

    public double LeastRecall => lines.Min(line => line.Recall);

    private Line All => lines.Aggregate(
        new Line("**all**", 0, 0, differing, Mistaken.Count),
        (sum, line) => sum with { Pairs = sum.Pairs + line.Pairs, Found = sum.Found + line.Found, Others = sum.Others + line.Others, Wrong = sum.Wrong + line.Wrong });

    public static Measurement OfStarterData() => new(StarterSites.Read());

    /// <summary>The figures in Markdown.</summary>
    public string Table()
    {
        var table = new StringBuilder()
            .AppendLine("| how a site is written again | pairs of one site | found | pairs of two sites | taken for one | precision | recall | F1 |")
            .AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|")
            .AppendLine(CultureInfo.InvariantCulture, $"| as registered | | | {differing:N0} | {Mistaken.Count:N0} | | | |");
        foreach (var line in lines)
        {
            table.AppendLine(line.Row());
        }

        return table.AppendLine(All.Row()).ToString();
    }

    private static IEnumerable<SiteOutline> Twins(Perturbation perturbation, SiteOutline site, int number) =>
        Enumerable.Range(0, Rounds)
            .Select(round => perturbation.Of(site, new Random(Seed + (1_000 * round) + number)))
            .OfType<SiteOutline>()
            .Distinct();

    private sealed record Line(string Name, int Pairs, int Found, int Others, int Wrong)
    {
        public double Recall => Found / (double)Pairs;

        public double Precision => Found / (double)(Found + Wrong);

        public Line With(bool isFound, int wrong, int others) =>
            this with { Pairs = Pairs + 1, Found = Found + (isFound ? 1 : 0), Others = Others + others, Wrong = Wrong + wrong };

        public string Row()
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {Name} | {Pairs:N0} | {Found:N0} | {Others:N0} | {Wrong:N0} | {Precision:F3} | {Recall:F3} | {2 * Precision * Recall / (Precision + Recall):F3} |");
        }
    }
}
