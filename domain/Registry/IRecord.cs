using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Registry;

/// <summary>One record of the register, by what all of them can be found by.</summary>
public interface IRecord
{
    /// <summary>Unique among the records of its kind.</summary>
    string Id { get; }

    /// <summary>Who may see it, besides its keeper.</summary>
    Release Release { get; }

    /// <summary>
    /// The partner that keeps it: who may always see it, and alone may change it. Null where the coordinators do: reference
    /// data, and figures of scopes that are no partner's. It is known from the id.
    /// </summary>
    CountryCode? Keeper => null;

    /// <summary>The partners it belongs to or names as parties; empty for reference data.</summary>
    IReadOnlyCollection<CountryCode> Partners { get; }

    /// <summary>The items it is about or is made of; a mineral chain is about its mineral.</summary>
    IReadOnlyCollection<ItemCode> Items { get; }

    /// <summary>The family that it states itself; null where only its items tell.</summary>
    Family? Family => null;

    /// <summary>Its status as a word; its kind or metric where it has no status; null where it has neither.</summary>
    string? Status => null;

    /// <summary>The texts that a search by words looks through, besides the id.</summary>
    IEnumerable<string?> Texts { get; }
}
