using CoProduction.Functions.Http;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Texts;

namespace CoProduction.Functions.Records;

/// <summary>Reads a list's filter from its query. Each parameter takes several values, separated by commas, of which one is enough. Refuses unregistered codes, because an empty list would be misleading.</summary>
public sealed class FilterReader(ReferenceData data)
{
    internal static readonly string[] ByPartner = ["partner", "theater"];
    internal static readonly string[] ByItem = ["item", "family"];

    internal async Task<RecordFilter> Read(Query query, StatusFilter? status, CancellationToken cancellation) => new()
    {
        Partners = await Partners(query, cancellation),
        Items = await Items(query, cancellation),
        Families = await Families(query, cancellation),
        Statuses = status is null ? null : Statuses(query, status),
        Text = Words(query),
    };

    private async Task<IReadOnlySet<CountryCode>?> Partners(Query query, CancellationToken cancellation)
    {
        var partners = await query.Partners(async partner => await data.Partner(partner, cancellation) is not null, () => data.Partners(cancellation));
        if (query.Words<Theater>("theater") is not { } theaters)
        {
            return partners;
        }

        var there = (await data.Partners(cancellation)).Where(partner => theaters.Contains(partner.Theater)).Select(partner => partner.Code);
        return partners is null ? there.ToHashSet() : partners.Intersect(there).ToHashSet();
    }

    private async Task<IReadOnlySet<ItemCode>?> Items(Query query, CancellationToken cancellation)
    {
        var codes = query.List<ItemCode>("item");
        foreach (var code in codes)
        {
            if (!await data.IsItemOrMineral(code, cancellation))
            {
                var meant = Spelling.DidYouMean(code.Value, await data.ItemAndMineralCodes(cancellation));
                query.Refuse("item", $"There is no item or mineral {code}; GET /api/v1/items and /api/v1/mineral-chains list them.{meant}");
            }
        }

        return codes.Count == 0 ? null : codes.ToHashSet();
    }

    private async Task<FamilyItems?> Families(Query query, CancellationToken cancellation)
    {
        var asked = query.List<Family>("family").ToHashSet();
        if (asked.Count == 0)
        {
            return null;
        }

        var items = await data.Items(cancellation);
        var known = items.Select(item => item.Family).Distinct().Order().ToArray();
        foreach (var family in asked.Except(known))
        {
            var families = known.Select(each => each.Value).ToArray();
            query.Refuse("family", $"No item belongs to the family {family}.{Spelling.DidYouMean(family.Value, families)} Families: {string.Join(", ", families)}.");
        }

        return new FamilyItems(asked, Below(items.Where(item => asked.Contains(item.Family)), items.ToDictionary(item => item.Code)));
    }

    /// <summary>These items and all their materials, over all levels.</summary>
    internal static HashSet<ItemCode> Below(IEnumerable<Item> tops, Dictionary<ItemCode, Item> items)
    {
        var below = new HashSet<ItemCode>();
        var open = new Stack<ItemCode>(tops.Select(item => item.Code));
        while (open.TryPop(out var code))
        {
            if (below.Add(code) && items.TryGetValue(code, out var item))
            {
                foreach (var material in item.Materials)
                {
                    open.Push(material.Item);
                }
            }
        }

        return below;
    }

    private static HashSet<string>? Statuses(Query query, StatusFilter status)
    {
        var given = status.Parameters.Where(parameter => query.Text(parameter) is not null).ToArray();
        if (given.Length == 0)
        {
            return null;
        }

        var values = query.Text(given[0])!.Split(',');
        if (given.Length > 1)
        {
            query.Refuse(given[1], $"Means the same as {given[0]}; give only one of them.");
        }
        else if (values.Select(status.Fault).FirstOrDefault(fault => fault is not null) is { } fault)
        {
            query.Refuse(given[0], fault);
        }

        return values.ToHashSet();
    }

    private static WordSearch? Words(Query query)
    {
        var text = query.Text("text");
        if (text is not null && (text.Length > Wording.Name || text.Any(char.IsControl)))
        {
            query.Refuse("text", $"Must have at most {Wording.Name} characters and no control characters.");
        }

        return text is null ? null : new WordSearch(text);
    }
}
