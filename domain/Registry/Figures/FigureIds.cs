namespace CoProduction.Registry.Figures;

/// <summary>
/// Finds the ids of figures that come without one. A figure that the register has keeps its id; one that its source has corrected keeps it too; any
/// other is a new record, with a number if the id made of its subject is taken.
/// </summary>
/// <remarks>
/// Two figures are of one source if publisher, title and address agree. A figure of another source, or of another subject, never replaces one.
/// </remarks>
public sealed class FigureIds
{
    /// <summary>What is wrong with a figure that gets no id.</summary>
    public const string Unclear = "The register has several figures of this source for this subject. Give the id of the one that is meant.";

    private readonly IReadOnlyList<IFigure> figures;
    private readonly RecordId?[] ids;
    private readonly bool[] unclear;
    private readonly List<IFigure> left;
    private readonly HashSet<string> taken;

    private FigureIds(IReadOnlyList<IFigure> figures, IEnumerable<IFigure> registered, IEnumerable<string> taken)
    {
        this.figures = figures;
        ids = new RecordId?[figures.Count];
        unclear = new bool[figures.Count];
        left = [.. registered.OrderBy(figure => figure.Id.Length).ThenBy(figure => figure.Id, StringComparer.Ordinal)];
        this.taken = [.. taken, .. left.Select(figure => figure.Id)];
    }

    /// <summary>The id of each figure; null if its source has several figures of the subject and none says whose place it takes.</summary>
    /// <param name="figures">Figures without an id, in an order that does not depend on where they stand in a file.</param>
    /// <param name="registered">Figures of the register that none of these is already known to be.</param>
    /// <param name="taken">Further ids that no new figure may get.</param>
    /// <param name="isOfThisImport">
    /// Whether a registered figure came with the same import. It is found again if it says the same, but the import does not correct itself.
    /// </param>
    public static IReadOnlyList<RecordId?> Assign(
        IReadOnlyList<IFigure> figures, IEnumerable<IFigure> registered, IEnumerable<string> taken, Func<IFigure, bool>? isOfThisImport = null)
    {
        var search = new FigureIds(figures, registered, taken);
        search.Match(figure => (figure.Subject, figure.Statement), areInterchangeable: true);
        search.left.RemoveAll(figure => isOfThisImport?.Invoke(figure) == true);
        search.Match(figure => (figure.Subject, Publication(figure), figure.Source.Date), areInterchangeable: false);
        search.Match(figure => (figure.Subject, Publication(figure)), areInterchangeable: false);
        search.Number();
        return search.ids;
    }

    private static object Publication(IFigure figure) => (figure.Source.Publisher, figure.Source.Title, figure.Source.Url);

    /// <summary>Gives figures the ids of registered ones with the same key, in the order of both.</summary>
    /// <param name="key">The key.</param>
    /// <param name="areInterchangeable">
    /// Whether it makes no difference which of several gets which id. If it does, several are only matched with equally many.
    /// </param>
    private void Match(Func<IFigure, object> key, bool areInterchangeable)
    {
        var candidates = left.ToLookup(key);
        foreach (var group in figures.Index().Where(at => ids[at.Index] is null && !unclear[at.Index]).GroupBy(at => key(at.Item)).ToArray())
        {
            var (stated, found) = (group.Select(at => at.Index).ToArray(), candidates[group.Key].ToArray());
            if (found.Length > 1 && found.Length != stated.Length && !areInterchangeable)
            {
                Array.ForEach(stated, index => unclear[index] = true);
                continue;
            }

            foreach (var (index, figure) in stated.Zip(found))
            {
                ids[index] = Parsed.As<RecordId>(figure.Id);
                left.Remove(figure);
            }
        }
    }

    private void Number()
    {
        foreach (var (index, figure) in figures.Index().Where(at => ids[at.Index] is null && !unclear[at.Index]))
        {
            var n = 1;
            while (!taken.Add(figure.SubjectId.Numbered(n).Value))
            {
                n++;
            }

            ids[index] = figure.SubjectId.Numbered(n);
        }
    }
}
