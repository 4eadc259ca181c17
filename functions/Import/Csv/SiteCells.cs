using CoProduction.Functions.Records;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The cells that factories and MRO sites share.</summary>
internal static class SiteCells
{
    private const string FormerNames = "former_names";
    private const string OperatorFormerNames = "operator_former_names";
    private const string Identifiers = "identifiers";

    private const string MergedInto = "merged_into";
    private const string MovedTo = "moved_to";

    /// <summary>The optional columns of the aliases and the successor.</summary>
    public static readonly IReadOnlyList<string> AliasColumns = [FormerNames, OperatorFormerNames, Identifiers, MergedInto, MovedTo];

    public static Cells Of(SiteId id, string name, string runBy, Location location, SiteStatus status) => new()
    {
        ["id"] = id.Value,
        ["name"] = name,
        ["operator"] = runBy,
        ["partner_code"] = id.Partner.Value,
        ["town"] = location.Town,
        ["lat"] = Cells.Degrees(location.Coordinates?.Latitude),
        ["lon"] = Cells.Degrees(location.Coordinates?.Longitude),
        ["status"] = Word.Of(status),
    };

    public static void RequirePartner(Row row, SiteId? id, KnownReferences known)
    {
        var partner = row.Parse<CountryCode>("partner_code");
        if (partner is null)
        {
            return;
        }

        if (id is not null && id.Partner != partner)
        {
            row.Fault("partner_code", $"Is not the partner in the id. {SiteId.Rule}");
        }

        known.RequirePartner(row, "partner_code", partner);
    }

    public static Location? Location(Row row, LocationConfidence confidence)
    {
        var town = row.TextOrNull("town", Wording.Name);
        var (latitude, longitude) = (row.DegreesOrNull("lat", 90), row.DegreesOrNull("lon", 180));
        if (row.Find("lat") is null != row.Find("lon") is null)
        {
            row.Fault(row.Find("lat") is null ? "lat" : "lon", "Must be given where the other coordinate is.");
        }

        return row.Make(
            () => new Location(
                town,
                latitude is { } north && longitude is { } east ? new Coordinates(north, east) : null,
                confidence),
            ("town", "town"), ("latitude", "lat"), ("longitude", "lon"), ("confidence", row.Has("location_confidence") ? "location_confidence" : "town"));
    }

    /// <summary>The aliases that a row states. Those without a column stay as they are registered.</summary>
    public static SiteAliases? Aliases(Row row, SiteAliases? former)
    {
        former ??= SiteAliases.None;
        var names = row.Has(FormerNames) ? ListCell.Split(row.Find(FormerNames)) : former.FormerNames;
        var operators = row.Has(OperatorFormerNames) ? ListCell.Split(row.Find(OperatorFormerNames)) : former.OperatorFormerNames;
        var identifiers = row.Has(Identifiers) ? [.. ListCell.Split(row.Find(Identifiers)).Select(text => Identifier(row, text)).OfType<SiteIdentifier>()] : former.Identifiers;
        return row.Make(
            () => new SiteAliases(names, operators, identifiers),
            ("formerNames", FormerNames), ("operatorFormerNames", OperatorFormerNames), ("identifiers", Identifiers));
    }

    /// <summary>The successor that a row states. Without either column, it stays as it is registered.</summary>
    public static SiteSuccessor? Successor(Row row, SiteId? id, SiteSuccessor? former)
    {
        if (!row.Has(MergedInto) && !row.Has(MovedTo))
        {
            return former;
        }

        var (merged, moved) = (row.ParseOrNull<SiteId>(MergedInto), row.ParseOrNull<SiteId>(MovedTo));
        if (merged is not null && moved is not null)
        {
            row.Fault(MovedTo, $"A site has one successor. Give {MergedInto} or {MovedTo}, not both.");
        }
        else if (id is not null && (merged ?? moved) == id)
        {
            row.Fault(merged is null ? MovedTo : MergedInto, "Must be another site.");
        }

        return merged is not null ? new SiteSuccessor(SuccessionKind.Merged, merged) : moved is not null ? new SiteSuccessor(SuccessionKind.Moved, moved) : null;
    }

    /// <summary>The column that states a successor.</summary>
    public static string ColumnOf(SiteSuccessor successor) => successor.Kind == SuccessionKind.Merged ? MergedInto : MovedTo;

    public static Cells With(this Cells cells, SiteSuccessor? successor) =>
        cells.With(MergedInto, SiteRules.SuccessorIf(SuccessionKind.Merged, successor), successor?.Kind == SuccessionKind.Merged)
            .With(MovedTo, SiteRules.SuccessorIf(SuccessionKind.Moved, successor), successor?.Kind == SuccessionKind.Moved);

    public static Cells With(this Cells cells, SiteAliases aliases) =>
        cells.With(FormerNames, ListCell.Of(aliases.FormerNames), aliases.FormerNames.Count > 0)
            .With(OperatorFormerNames, ListCell.Of(aliases.OperatorFormerNames), aliases.OperatorFormerNames.Count > 0)
            .With(Identifiers, ListCell.Of(aliases.Identifiers.Select(identifier => identifier.ToString())), aliases.Identifiers.Count > 0);

    private static SiteIdentifier? Identifier(Row row, string text)
    {
        if (text.Split(':', 2) is not [var scheme, var value] || !Keyword.TryParse(scheme, out var keyword))
        {
            row.Fault(Identifiers, $"Give scheme and value of each, as in ncage:B1234;lei:529900. {Keyword.Rule}");
            return null;
        }

        SiteIdentifier? identifier = null;
        row.Try(() => identifier = new SiteIdentifier(keyword, value), _ => Identifiers);
        return identifier;
    }
}
