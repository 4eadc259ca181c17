using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access;

/// <summary>A record, with the knowledge of who may see it and who may change it.</summary>
/// <param name="Path">The last part of the resource's address.</param>
/// <param name="Id">Its id.</param>
/// <param name="Owner">The partner that owns it; null if no partner does.</param>
/// <param name="IsReleased">Whether it is released to everyone, or to nobody but its owner.</param>
public sealed record KnownRecord(string Path, string Id, string? Owner, bool IsReleased)
{
    /// <summary>The partner whose contributors may change it; null for the coordinators. The record of a partner is itself reference data.</summary>
    public string? Keeper => Path == "partners" ? null : Owner;

    public string Address => $"api/v1/{Path}/{Id}";

    public JsonObject Body
    {
        get
        {
            var body = ResourceCase.Of(Path).Unaliased;
            body[ResourceCase.Of(Path).IdProperty] = Id;
            body["releasableTo"] = IsReleased ? new JsonArray("everyone") : [];
            switch (Path)
            {
                case "partners":
                    (body["name"], body["memberships"]) = ($"The partner {Id}", new JsonArray("NATO"));
                    break;
                case "factories":
                    body["lines"]![0]!["stage"] = "complete";
                    body["lines"]![0]!["item"] = Id == "pol-later-works" ? "155-LONE" : "155-HE";
                    goto case "mro-sites";
                case "mro-sites":
                    body.Remove("partner");
                    (body["name"], body["operator"]) = (JobLines.Unlike(Id), JobLines.Unlike($"operator of {Id}"));
                    body["location"] = new JsonObject { ["town"] = JobLines.Unlike($"town of {Id}"), ["confidence"] = "reported" };
                    break;
                case "agreements":
                    body["parties"] = new JsonArray(Owner ?? "POL", "EU");
                    break;
                case "scenarios":
                    body["changes"] = new JsonArray(new JsonObject { ["kind"] = "outage", ["partners"] = new JsonArray(Owner ?? "POL"), ["items"] = new JsonArray("155-HE"), ["percent"] = 40 });
                    break;
                case "stocks" or "baselines" or "coverages":
                    (body["scope"], body["item"]) = (Owner ?? "EU", "155-HE");
                    break;
                case "items" when Id is not "155-PRIMER":
                    (body["kind"], body["family"]) = ("product", Id switch { "FPV" => "drone", "PAC3-MSE" => "patriot", _ => "artillery-155" });
                    body["materials"] = Id == "155-HE" ? new JsonArray(Primer()) : [];
                    break;
            }

            return body;
        }
    }

    public bool IsVisibleTo(string partner, Role role) =>
        IsReleased || Owner == partner || (Keeper is null && role == Role.Coordinator);

    public bool MayBeChangedBy(string partner, Role role) =>
        Keeper is null ? role == Role.Coordinator : Keeper == partner && role == Role.Contributor;

    public override string ToString() => $"{Path}/{Id}";

    private static JsonObject Primer()
    {
        var line = ResourceCase.Of("items").Example["materials"]![0]!.DeepClone().AsObject();
        (line["item"], line["quantityPerUnit"], line["unit"]) = ("155-PRIMER", 1, "each");
        return line;
    }
}
