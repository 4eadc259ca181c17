using System.Diagnostics.CodeAnalysis;
using CoProduction.Registry.Partners;

namespace CoProduction.Registry.Releases;

/// <summary>
/// All who may see a version of a record, as one text, such as <c>POL;NATO</c> or <c>coordinators;everyone</c>: first those who keep it, then the
/// audiences of its release. It gives the same answer as <see cref="Reader.MaySee"/> without the record.
/// </summary>
public sealed record Disclosure : IParsed<Disclosure>
{
    private const char Separator = ';';
    private const string Coordinators = "coordinators";

    private readonly bool toCoordinators;
    private readonly Release release;

    private Disclosure(bool toCoordinators, IEnumerable<Audience> audiences)
    {
        this.toCoordinators = toCoordinators;
        var all = audiences.Distinct().ToArray();
        release = all.Contains(Audience.Everyone) ? Release.ToEveryone : new Release(all);
        Text = string.Join(Separator, toCoordinators ? release.Audiences.Select(audience => audience.Value).Prepend(Coordinators) : release.Audiences.Select(audience => audience.Value));
    }

    public string Text { get; }

    public static string Rule => "Who may see a record is a list of audiences, separated by semicolons; it may begin with coordinators.";

    public static Disclosure Of(IRecord record) => Of(record, record.Release);

    /// <summary>All who may see a version of a record, and all who may see what it says of its past: each reader whom all of these include sees all of it.</summary>
    public static IEnumerable<Disclosure> AllOf(IRecord record) =>
        record.EarlierReleases.Prepend(record.Release).Select(release => Of(record, release)).Distinct();

    public bool IsToEveryone => release.Audiences.Contains(Audience.Everyone);

    public bool Includes(Reader reader) => (toCoordinators && reader.IsCoordinator) || release.Includes(reader);

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out Disclosure value)
    {
        value = null;
        if (text is null)
        {
            return false;
        }

        var words = text.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        var toCoordinators = words is [Coordinators, ..];
        var audiences = new List<Audience>();
        foreach (var word in toCoordinators ? words[1..] : words)
        {
            if (!Audience.TryParse(word, out var audience))
            {
                return false;
            }

            audiences.Add(audience);
        }

        value = new Disclosure(toCoordinators, audiences);
        return true;
    }

    private static Disclosure Of(IRecord record, Release release)
    {
        var its = record.Owner ?? (record as Partner)?.Code;
        return new Disclosure(record.Owner is null, its is null ? release.Audiences : release.Audiences.Prepend(Audience.Of(its)));
    }

    public bool Equals(Disclosure? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
