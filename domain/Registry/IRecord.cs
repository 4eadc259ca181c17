using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Registry;

/// <summary>One record of the register, with the properties by which every record can be found.</summary>
public interface IRecord
{
    /// <summary>The id, unique among the records of its kind.</summary>
    string Id { get; }

    /// <summary>Who may see the record, besides its owner.</summary>
    Release Release { get; }

    /// <summary>
    /// The partner that keeps the record, known from the id. It may always see the record, and only it may change it. Null if the coordinators keep
    /// the record, as with reference data and figures of scopes that belong to no partner.
    /// </summary>
    CountryCode? Owner => null;

    /// <summary>The partners that own the record, are parties to it or are those that it is about.</summary>
    IReadOnlyCollection<CountryCode> Partners { get; }

    /// <summary>The items that the record is about, is made of or names as a successor. A mineral chain is about its mineral.</summary>
    IReadOnlyCollection<ItemCode> Items { get; }

    /// <summary>The family that the record states; null if the family follows only from its items.</summary>
    Family? Family => null;

    /// <summary>The status as a word; the kind or metric if there is no status; null if there is neither.</summary>
    string? Status => null;

    /// <summary>The texts that a word search looks through, besides the id.</summary>
    IEnumerable<string?> Texts { get; }

    /// <summary>The releases of what the record still says of its past, as far as they are its own no longer.</summary>
    IEnumerable<Release> EarlierReleases => [];

    /// <summary>The record as a reader who may see it sees it: without what it said while it was hidden from the reader.</summary>
    IRecord SeenBy(Reader reader) => this;
}
