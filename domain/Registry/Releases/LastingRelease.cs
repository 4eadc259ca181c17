namespace CoProduction.Registry.Releases;

/// <summary>
/// The releases under which a record was kept from some moment on. Besides the owner, it includes only the readers whom every one of them includes: those
/// who have been able to see the record all that time.
/// </summary>
public sealed record LastingRelease
{
    public static readonly LastingRelease ToEveryone = new([]);

    /// <param name="releases">The releases, oldest first. One that includes everyone whom another includes adds nothing and is left out.</param>
    public LastingRelease(IReadOnlyList<Release> releases)
    {
        var all = releases.Where(release => release != Release.ToEveryone).ToArray();
        Releases = ValueList.Of([.. all.Index().Where(one => !all.Index().Any(other => IsNarrower(other, one))).Select(one => one.Item)], nameof(releases));
    }

    /// <summary>Those that exclude a reader whom the others include, oldest first; empty if the record was always released to everyone.</summary>
    public IReadOnlyList<Release> Releases { get; }

    public bool Includes(Reader reader) => Releases.All(release => release.Includes(reader));

    /// <summary>These releases and a later one.</summary>
    public LastingRelease And(Release release) =>
        release == Release.ToEveryone || Releases.Contains(release) ? this : new LastingRelease([.. Releases, release]);

    /// <summary>These releases and others.</summary>
    public LastingRelease And(LastingRelease others) => others.Releases.Aggregate(this, (all, release) => all.And(release));

    /// <summary>Whether one release names only audiences of another; of two that name the same, the earlier counts as narrower.</summary>
    private static bool IsNarrower((int Index, Release Item) one, (int Index, Release Item) other) =>
        one.Index != other.Index
        && one.Item.Audiences.All(other.Item.Audiences.Contains)
        && (one.Item.Audiences.Count < other.Item.Audiences.Count || one.Index < other.Index);
}
