using System.Globalization;
using CoProduction.Functions.Records;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Tests.Store.Samples;

public sealed class ItemSamples() : RecordSamples<Item>(RecordKinds.Items)
{
    public override string? EvenStatus => "product";

    public override Item Make(int number, string wording = "first wording") =>
        new(
            // Codes that differ only in case are different codes, and capitals come first.
            Parsed.As<ItemCode>(string.Create(CultureInfo.InvariantCulture, $"{(number % 2 == 0 ? "fuze" : "FUZE")}-{number / 2}")),
            wording,
            number % 2 == 0 ? ItemKind.Product : ItemKind.Component,
            Parsed.As<Family>("artillery-155"),
            "round",
            null,
            Release,
            [new MaterialLine(Parsed.As<ItemCode>("TNT"), 6.6, "kg", Source())]);
}
