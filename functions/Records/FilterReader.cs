using CoProduction.Functions.Http;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Texts;

namespace CoProduction.Functions.Records;

/// <summary>Reads a list's filter from its query. Refuses unregistered codes, because an empty list would be misleading.</summary>
public sealed class FilterReader(ReferenceData data)
{
    internal static readonly string[] ByPartner = ["partner", "theater"];
    internal static readonly string[] ByItem = ["item", "family"];

    internal async Task<RecordFilter> Read(Query query, StatusFilter? status, CancellationToken cancellation) => new()
    {
        Partners = await Partners(query, cancellation),
        Item = await Item(query, cancellation),
        Family = await Family(query, cancellation),
        Status = status is null ? null : Status(query, status),
        Text = Words(query),
    };

    private async Task<IReadOnlySet<CountryCode>?> Partners(Query query, CancellationToken cancellation)
    {
        HashSet<CountryCode>? partners = null;
        if (await query.Partner(async partner => await data.Partner(partner, cancellation) is not null, () => data.Partners(cancellation)) is { } code)
        {
            partners = [code];
        }

        if (query.Word<Theater>("theater") is not { } theater)
        {
            return partners;
        }

        var there = (await data.Partners(cancellation)).Where(partner => partner.Theater == theater).Select(partner => partner.Code);
        return partners is null ? there.ToHashSet() : partners.Intersect(there).ToHashSet();
    }

    private async Task<ItemCode?> Item(Query query, CancellationToken cancellation)
    {
        var code = query.Value<ItemCode>("item");
        if (code is not null && !await data.IsItemOrMineral(code, cancellation))
        {
            var meant = Spelling.DidYouMean(code.Value, await data.ItemAndMineralCodes(cancellation));
            query.Refuse("item", $"There is no item or mineral {code}; GET /api/v1/items and /api/v1/mineral-chains list them.{meant}");
        }

        return code;
    }

    private async Task<FamilyItems?> Family(Query query, CancellationToken cancellation)
    {
        if (query.Value<Family>("family") is not { } family)
        {
            return null;
        }

        var items = await data.Items(cancellation);
        var own = items.Where(item => item.Family == family).ToArray();
        if (own.Length == 0)
        {
            var families = items.Select(item => item.Family).Distinct().Order().Select(each => each.Value).ToArray();
            query.Refuse("family", $"No item belongs to the family {family}.{Spelling.DidYouMean(family.Value, families)} Families: {string.Join(", ", families)}.");
        }

        return new FamilyItems(family, Below(own, items.ToDictionary(item => item.Code)));
    }

    /// <summary>These items and all their materials, over all levels.</summary>
    private static HashSet<ItemCode> Below(IEnumerable<Item> tops, Dictionary<ItemCode, Item> items)
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

    private static string? Status(Query query, StatusFilter status)
    {
        var given = status.Parameters.Where(parameter => query.Text(parameter) is not null).ToArray();
        if (given.Length == 0)
        {
            return null;
        }

        var text = query.Text(given[0])!;
        if (given.Length > 1)
        {
            query.Refuse(given[1], $"Means the same as {given[0]}; give only one of them.");
        }
        else if (status.Fault(text) is { } fault)
        {
            query.Refuse(given[0], fault);
        }

        return text;
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
